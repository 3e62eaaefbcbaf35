namespace Concierge.Rehearsal.Restaurant;

/// <summary>The availability of tables in a scenario.</summary>
/// <param name="Full">The times without a table.</param>
/// <param name="Free">The times with a table; an empty list means every time that is not full.</param>
public sealed record TableAvailability(IReadOnlyList<TableTime> Full, IReadOnlyList<TableTime> Free)
{
    /// <summary>Whether a table is available.</summary>
    /// <param name="time">The time to check.</param>
    /// <param name="asked">The first requested time, from which relative times are measured.</param>
    public bool HasTable(TimeOnly time, TimeOnly asked) =>
        !Includes(Full, time, asked) && (Free.Count == 0 || Includes(Free, time, asked));

    /// <summary>Gets the alternative times, earliest first.</summary>
    public IReadOnlyList<TimeOnly> GetOffers(TimeOnly asked) =>
        [.. Free.Select(free => free.Resolve(asked)).OfType<TimeOnly>().Where(time => HasTable(time, asked)).Order()];

    private static bool Includes(IReadOnlyList<TableTime> times, TimeOnly time, TimeOnly asked) =>
        times.Any(named => named.IsAny || named.Resolve(asked) == time);
}
