using NodaTime;

namespace Concierge.Restaurants.Hours;

/// <summary>One rule of an expression: days, times and state.</summary>
internal sealed record HoursRule
{
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

        // "We 12:00-14:00 off" closes these hours only; "We off" closes the whole day.
        if (Join == RuleJoin.Override && (State != OpenState.Closed || Spans.Count == 0))
        {
            day.Clear();
        }

        DayPart[] parts = Spans.Count == 0 ? [new DayPart(0, DayPart.MinutesPerDay, State)] : [.. Spans.SelectMany(span => span.GetParts(State))];

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
}
