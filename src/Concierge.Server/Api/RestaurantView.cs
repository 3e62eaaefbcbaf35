using Concierge.Restaurants;

namespace Concierge.Server.Api;

/// <summary>A restaurant that was found.</summary>
/// <param name="Name">Its name.</param>
/// <param name="PhoneNumber">Masked.</param>
/// <param name="Address">Street and town, where known.</param>
/// <param name="Cuisine">Cuisine, where known; several are separated by semicolons.</param>
/// <param name="Price">1 (cheap) to 4, where known.</param>
public sealed record RestaurantView(string Name, string PhoneNumber, string? Address = null, string? Cuisine = null, int? Price = null)
{
    internal static RestaurantView Of(Restaurant restaurant) => new(restaurant.Name, restaurant.PhoneNumber.Masked, restaurant.Address, restaurant.Cuisine, restaurant.Price);
}
