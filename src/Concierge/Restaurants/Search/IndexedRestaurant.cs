using Concierge.Restaurants.Hours;

namespace Concierge.Restaurants.Search;

/// <summary>A restaurant with its normalized fields for comparisons.</summary>
internal sealed class IndexedRestaurant
{
    private readonly Lazy<OpeningHours> _hours;

    public IndexedRestaurant(Restaurant restaurant)
    {
        Restaurant = restaurant;
        Name = RestaurantNameComparer.Normalize(restaurant.Name);
        Place = RestaurantNameComparer.Normalize($"{restaurant.City} {restaurant.Address}");
        City = RestaurantNameComparer.Normalize(restaurant.City ?? "");
        Cuisines = (restaurant.Cuisine ?? "")
            .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(RestaurantNameComparer.Normalize)
            .ToArray();
        _hours = new Lazy<OpeningHours>(() => OpeningHours.ForRestaurant(restaurant));
    }

    /// <summary>The restaurant.</summary>
    public Restaurant Restaurant { get; }

    /// <summary>The normalized name.</summary>
    public string Name { get; }

    /// <summary>The normalized town and address.</summary>
    public string Place { get; }

    /// <summary>The normalized town; empty if unknown.</summary>
    public string City { get; }

    /// <summary>The normalized cuisines, main cuisine first.</summary>
    public IReadOnlyList<string> Cuisines { get; }

    /// <summary>The opening hours.</summary>
    public OpeningHours Hours => _hours.Value;
}
