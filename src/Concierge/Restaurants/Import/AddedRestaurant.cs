namespace Concierge.Restaurants.Import;

/// <summary>A restaurant that a person has added.</summary>
/// <param name="Restaurant">As it stands in the directory now.</param>
/// <param name="IsNew">Whether it was not there before.</param>
/// <param name="Remarks">What was not understood of it.</param>
public sealed record AddedRestaurant(Restaurant Restaurant, bool IsNew, IReadOnlyList<string> Remarks);
