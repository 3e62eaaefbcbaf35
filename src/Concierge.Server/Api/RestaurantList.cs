namespace Concierge.Server.Api;

/// <summary>Restaurants that were found.</summary>
/// <param name="Restaurants">Those that fit.</param>
/// <param name="Near">When none fits a name: those whose names are near.</param>
public sealed record RestaurantList(IReadOnlyList<RestaurantEntryView> Restaurants, IReadOnlyList<RestaurantEntryView> Near);
