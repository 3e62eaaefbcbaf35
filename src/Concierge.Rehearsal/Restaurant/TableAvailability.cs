namespace Concierge.Rehearsal.Restaurant;

/// <summary>The availability of tables in a scenario.</summary>
/// <param name="UnavailableTimes">The times without a table.</param>
/// <param name="AvailableTimes">The times with a table; an empty list means every time that is not full.</param>
public sealed record TableAvailability(IReadOnlyList<TableTime> UnavailableTimes, IReadOnlyList<TableTime> AvailableTimes)
{
    /// <summary>Whether a table is available.</summary>
    /// <param name="time">The time to check.</param>
    /// <param name="requested">The first requested time; relative times are offsets from it.</param>
    public bool HasTable(TimeOnly time, TimeOnly requested) =>
        !Includes(UnavailableTimes, time, requested) && (AvailableTimes.Count == 0 || Includes(AvailableTimes, time, requested));

    /// <summary>Gets the alternative times, earliest first.</summary>
    public IReadOnlyList<TimeOnly> GetOffers(TimeOnly requested) =>
        [.. AvailableTimes.Select(free => free.Resolve(requested)).OfType<TimeOnly>().Where(time => HasTable(time, requested)).Order()];

    private static bool Includes(IReadOnlyList<TableTime> times, TimeOnly time, TimeOnly requested) =>
        times.Any(candidate => candidate.IsAny || candidate.Resolve(requested) == time);
}
