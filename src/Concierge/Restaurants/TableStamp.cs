namespace Concierge.Restaurants;

/// <summary>By which it is seen that the table of restaurants has changed, whoever changed it.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="LastId">The greatest number.</param>
/// <param name="UpdatedAt">When one was written last.</param>
internal readonly record struct TableStamp(int Count, long LastId, DateTimeOffset? UpdatedAt);
