namespace Concierge.Rehearsal.Restaurant;

/// <summary>Which tables a scenario's restaurant has.</summary>
/// <param name="Full">Times without a table.</param>
/// <param name="Free">Times with one; none named means any that is not full.</param>
public sealed record TableBook(IReadOnlyList<TableTime> Full, IReadOnlyList<TableTime> Free)
{
    /// <summary>Whether there is a table.</summary>
    /// <param name="time">The time in question.</param>
    /// <param name="asked">The time the caller asked for first, which relative times count from.</param>
    public bool HasTable(TimeOnly time, TimeOnly asked) =>
        !Names(Full, time, asked) && (Free.Count == 0 || Names(Free, time, asked));

    /// <summary>The times to offer instead, earliest first.</summary>
    public IReadOnlyList<TimeOnly> Offers(TimeOnly asked) =>
        [.. Free.Select(free => free.Resolve(asked)).OfType<TimeOnly>().Where(time => HasTable(time, asked)).Order()];

    private static bool Names(IReadOnlyList<TableTime> times, TimeOnly time, TimeOnly asked) =>
        times.Any(named => named.IsAny || named.Resolve(asked) == time);
}
