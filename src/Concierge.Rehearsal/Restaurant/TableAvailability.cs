namespace Concierge.Rehearsal.Restaurant;

/// <summary>The availability of tables in a scenario.</summary>
/// <param name="Full">The times without a table.</param>
/// <param name="Free">The times with a table; an empty list means every time that is not full.</param>
public sealed record TableAvailability(IReadOnlyList<TableTime> Full, IReadOnlyList<TableTime> Free)
{
    /// <summary>Whether a table is available.</summary>
    /// <param name="time">The time to check.</param>
    /// <param name="requested">The first requested time; relative times are offsets from it.</param>
    public bool HasTable(TimeOnly time, TimeOnly requested) =>
        !Includes(Full, time, requested) && (Free.Count == 0 || Includes(Free, time, requested));

    /// <summary>Gets the alternative times, earliest first.</summary>
    public IReadOnlyList<TimeOnly> GetOffers(TimeOnly requested) =>
        [.. Free.Select(free => free.Resolve(requested)).OfType<TimeOnly>().Where(time => HasTable(time, requested)).Order()];

    private static bool Includes(IReadOnlyList<TableTime> times, TimeOnly time, TimeOnly requested) =>
        times.Any(candidate => candidate.IsAny || candidate.Resolve(requested) == time);
}
