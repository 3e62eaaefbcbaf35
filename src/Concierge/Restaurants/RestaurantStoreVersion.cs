namespace Concierge.Restaurants;

/// <summary>The version of the restaurant table: it differs after any process changes the table.</summary>
/// <param name="Count">The number of rows.</param>
/// <param name="LastId">The greatest id.</param>
/// <param name="UpdatedAt">The time of the latest write.</param>
internal readonly record struct RestaurantStoreVersion(int Count, long LastId, DateTimeOffset? UpdatedAt);
