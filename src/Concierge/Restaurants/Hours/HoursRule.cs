using NodaTime;

namespace Concierge.Restaurants.Hours;

/// <summary>One rule of an expression: days, times and state.</summary>
internal sealed record HoursRule
{
    /// <summary>The place of the rule in the expression, from 0.</summary>
    public required int Order { get; init; }

    /// <summary>
    /// Whether the rule replaces the hours that earlier rules set on its days. A rule that names no days, after one that does, adds its
    /// hours: <c>Mo-Sa 12:00-15:30; 19:00-23:30</c> (as opening_hours.js, the reference implementation, reads it).
    /// </summary>
    public required bool Replaces { get; init; }

    /// <summary>How the rule combines with the rules before it.</summary>
    public required RuleJoin Join { get; init; }

    /// <summary>The conditions on the day, all of which must hold; empty for every day.</summary>
    public required IReadOnlyList<Func<LocalDate, bool>> Days { get; init; }

    /// <summary>The time spans; empty for the whole day.</summary>
    public required IReadOnlyList<HoursSpan> Spans { get; init; }

    /// <summary>The state in these time spans.</summary>
    public required OpenState State { get; init; }

    /// <summary>Applies the rule to a day.</summary>
    public void ApplyTo(DaySchedule day, LocalDate date)
    {
        if (!Days.All(matches => matches(date)))
        {
            return;
        }

        if (Replaces)
        {
            day.Clear();
        }

        DayPart[] parts = Spans.Count == 0 ? [new DayPart(0, DayPart.MinutesPerDay, State, Order)] : [.. Spans.SelectMany(span => span.GetParts(State, Order))];

        // The assumed end of an open span must not replace the next written span, so it is set first.
        foreach (var part in parts.OrderBy(part => (part.State == State) == (Join != RuleJoin.Fallback)))
        {
            if (Join == RuleJoin.Fallback)
            {
                day.FillGaps(part);
            }
            else
            {
                day.Overwrite(part);
            }
        }
    }

    /// <summary>
    /// Whether the rule takes back a minute of the night before: <c>Fr 18:00-04:00; Sa 02:00-03:00 off</c>. <c>Sa off</c> does not: the
    /// evening before continues.
    /// </summary>
    public bool Interrupts(LocalDate date, int minute) => Join != RuleJoin.Fallback && State != OpenState.Open
        && Days.All(matches => matches(date))
        && Spans.Any(span => minute >= span.From && minute < (span.To ?? span.From));
}
