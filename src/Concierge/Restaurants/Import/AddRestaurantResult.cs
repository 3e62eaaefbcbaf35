namespace Concierge.Restaurants.Import;

/// <summary>The result of adding a restaurant.</summary>
/// <param name="Restaurant">The stored restaurant.</param>
/// <param name="IsNew">Whether it is new in the directory.</param>
/// <param name="Remarks">The values that could not be parsed.</param>
public sealed record AddRestaurantResult(Restaurant Restaurant, bool IsNew, IReadOnlyList<string> Remarks);
