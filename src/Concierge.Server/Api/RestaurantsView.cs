namespace Concierge.Server.Api;

/// <summary>What a search found.</summary>
/// <param name="Restaurants">The best first; none when nothing fits.</param>
public sealed record RestaurantsView(IReadOnlyList<RestaurantView> Restaurants);
