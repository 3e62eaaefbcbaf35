using Concierge.Restaurants;

namespace Concierge.Agents.Tools;

/// <summary>A restaurant in the form the language model receives.</summary>
internal sealed record RestaurantAnswer(string Name, string PhoneNumber, string? Address, string? Cuisine, string? TimeZone)
{
    /// <summary>The town.</summary>
    public string? City { get; init; }

    /// <summary>The price level, 1 to 4.</summary>
    public int? Price { get; init; }

    /// <summary>The opening hours in OpenStreetMap syntax.</summary>
    public string? OpeningHours { get; init; }

    /// <summary>Converts a restaurant.</summary>
    public static RestaurantAnswer From(Restaurant restaurant) =>
        new(restaurant.Name, restaurant.PhoneNumber.E164, restaurant.Address, restaurant.Cuisine, restaurant.TimeZone)
        {
            City = restaurant.City,
            Price = restaurant.Price,
            OpeningHours = restaurant.OpeningHours,
        };
}
