namespace Concierge.Contracts.Api;

/// <summary>The restaurants that a search found.</summary>
/// <param name="Restaurants">The matching restaurants.</param>
/// <param name="Near">The restaurants with similar names, when none matches.</param>
public sealed record RestaurantList(IReadOnlyList<RestaurantEntryView> Restaurants, IReadOnlyList<RestaurantEntryView> Near);
