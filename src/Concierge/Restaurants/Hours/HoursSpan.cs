namespace Concierge.Restaurants.Hours;

/// <summary>A span of time as it is written: <c>18:00-23:00</c>, <c>22:00-03:00</c>, <c>18:00+</c>.</summary>
/// <param name="From">Minutes from midnight.</param>
/// <param name="To">Minutes from midnight, beyond 1440 for the following night; <see langword="null"/> when no end is written.</param>
/// <param name="OpenEnd">Whether the end is open ("+").</param>
internal readonly record struct HoursSpan(int From, int? To, bool OpenEnd)
{
    // Who opens at six with an open end is open at seven; when they close, nobody has said.
    private const int CertainAfterOpening = 60;
    private const int LatestClosing = DayPart.Day + (4 * 60);

    /// <summary>The parts of the day it covers under a rule's state.</summary>
    public IEnumerable<DayPart> Parts(OpenState state)
    {
        var certain = To ?? From + CertainAfterOpening;
        yield return new DayPart(From, certain, state);
        if (OpenEnd && state == OpenState.Open && certain < LatestClosing)
        {
            yield return new DayPart(certain, LatestClosing, OpenState.Unknown);
        }
    }
}
