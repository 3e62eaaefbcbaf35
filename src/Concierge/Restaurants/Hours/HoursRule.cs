using NodaTime;

namespace Concierge.Restaurants.Hours;

/// <summary>How a rule joins those before it.</summary>
internal enum RuleJoin
{
    /// <summary><c>;</c>: on the days it speaks of, it takes the place of what was said before.</summary>
    Override,

    /// <summary><c>,</c>: it adds to what was said before.</summary>
    Add,

    /// <summary><c>||</c>: it holds where nothing was said before.</summary>
    Fallback,
}

/// <summary>One rule of an expression: on which days, at what times, and what then.</summary>
internal sealed record HoursRule
{
    /// <summary>How it joins those before it.</summary>
    public required RuleJoin Join { get; init; }

    /// <summary>What a day must be, all of it; empty for every day.</summary>
    public required IReadOnlyList<Func<LocalDate, bool>> Days { get; init; }

    /// <summary>The times; empty for the whole day.</summary>
    public required IReadOnlyList<HoursSpan> Spans { get; init; }

    /// <summary>What holds then.</summary>
    public required OpenState State { get; init; }

    /// <summary>Applies the rule to a day.</summary>
    public void ApplyTo(HoursDay day, LocalDate date)
    {
        if (!Days.All(matches => matches(date)))
        {
            return;
        }

        // "We 12:00-14:00 off" takes its hours away and leaves the rest of the day; "We off" leaves nothing.
        if (Join == RuleJoin.Override && (State != OpenState.Closed || Spans.Count == 0))
        {
            day.Clear();
        }

        DayPart[] parts = Spans.Count == 0 ? [new DayPart(0, DayPart.Day, State)] : [.. Spans.SelectMany(span => span.Parts(State))];

        // A tail that is only supposed gives way to the next span that is written, and what is painted last stays.
        foreach (var part in parts.OrderBy(part => (part.State == State) == (Join != RuleJoin.Fallback)))
        {
            if (Join == RuleJoin.Fallback)
            {
                day.Fill(part);
            }
            else
            {
                day.Paint(part);
            }
        }
    }
}
