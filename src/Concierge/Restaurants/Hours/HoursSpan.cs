namespace Concierge.Restaurants.Hours;

/// <summary>A time span as written: <c>18:00-23:00</c>, <c>22:00-03:00</c>, <c>18:00+</c>.</summary>
/// <param name="From">Minutes from midnight.</param>
/// <param name="To">Minutes from midnight, beyond 1440 for the next day; <see langword="null"/> if no end is written.</param>
/// <param name="OpenEnd">Whether the end is open ("+").</param>
internal readonly record struct HoursSpan(int From, int? To, bool OpenEnd)
{
    // "18:00+" is certainly open at 19:00, but its closing time is unknown.
    private const int CertainAfterOpening = 60;
    private const int LatestClosing = DayPart.MinutesPerDay + (4 * 60);

    /// <summary>Returns the parts of the day that the span covers, with a rule's state.</summary>
    /// <param name="rule">The place of the rule in the expression.</param>
    public IEnumerable<DayPart> GetParts(OpenState state, int rule)
    {
        var certain = To ?? From + CertainAfterOpening;
        yield return new DayPart(From, certain, state, rule);
        if (OpenEnd && state == OpenState.Open && certain < LatestClosing)
        {
            yield return new DayPart(certain, LatestClosing, OpenState.Unknown, rule);
        }
    }
}
