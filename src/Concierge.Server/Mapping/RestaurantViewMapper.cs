using Concierge.Contracts.Api;
using Concierge.Restaurants;

namespace Concierge.Server.Mapping;

/// <summary>Creates a <see cref="RestaurantView"/>.</summary>
internal static class RestaurantViewMapper
{
    public static RestaurantView Map(Restaurant restaurant) => new(
        restaurant.Name,
        restaurant.PhoneNumber.Masked,
        restaurant.Address,
        restaurant.Cuisine,
        restaurant.Price);
}
