namespace Concierge.Contracts.Api;

/// <summary>The restaurants that an agent found.</summary>
/// <param name="Restaurants">The restaurants, best match first.</param>
public sealed record RestaurantsFoundView(IReadOnlyList<RestaurantView> Restaurants);
