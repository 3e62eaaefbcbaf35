using NodaTime;

namespace Concierge.Restaurants.Hours;

/// <summary>Opening hours in OpenStreetMap's <c>opening_hours</c> syntax. All times are local to the restaurant.</summary>
/// <remarks>
/// Supported: weekdays (ranges, lists, <c>Fr[1]</c>), months, dates, years, weeks, <c>easter</c>, <c>PH</c>, several spans of time, spans
/// past midnight, open ends (<c>18:00+</c>), <c>24/7</c>, <c>off</c>, <c>closed</c>, <c>unknown</c>, comments, and rules joined by
/// <c>;</c>, <c>,</c> and <c>||</c>. An unsupported expression is kept as text and not interpreted. docs/directory.md has the details.
/// </remarks>
public sealed class OpeningHours
{
    private const int DaysAhead = 400;

    private readonly IReadOnlyList<HoursRule>? _rules;

    private OpeningHours(string text, IReadOnlyList<HoursRule>? rules) => (Text, _rules) = (text, rules);

    /// <summary>The expression as it was written.</summary>
    public string Text { get; }

    /// <summary>Whether the expression was understood. If not, it is <see cref="OpenState.Unknown"/> at all times.</summary>
    public bool IsUnderstood => _rules is not null;

    /// <summary>Parses an expression; never throws.</summary>
    /// <param name="text">The expression; <see langword="null"/> or empty for unknown hours.</param>
    /// <param name="isPublicHoliday">Tells the public holidays (<c>PH</c>); with <see langword="null"/>, rules for <c>PH</c> match no day.</param>
    public static OpeningHours Parse(string? text, Func<LocalDate, bool>? isPublicHoliday = null)
    {
        var written = text?.Trim() ?? "";
        return new OpeningHours(written, OpeningHoursParser.TryRead(written, isPublicHoliday ?? (_ => false)));
    }

    /// <summary>Parses the hours of a restaurant with the public holidays of its country, if known.</summary>
    public static OpeningHours ForRestaurant(Restaurant restaurant)
    {
        ArgumentNullException.ThrowIfNull(restaurant);
        return Parse(restaurant.OpeningHours, PublicHolidayCalendar.ForTimeZone(restaurant.TimeZone));
    }

    /// <summary>Returns the state at a point in time.</summary>
    /// <param name="moment">The restaurant's local time.</param>
    public OpenState GetState(LocalDateTime moment)
    {
        if (_rules is null)
        {
            return OpenState.Unknown;
        }

        var minute = (moment.Hour * 60) + moment.Minute;
        return Later(StateOf(Day(moment.Date), minute), StateOfNightBefore(moment.Date, minute));
    }

    /// <summary>Returns whether the restaurant is certainly open at a point in time.</summary>
    /// <param name="moment">The restaurant's local time.</param>
    public bool IsOpenAt(LocalDateTime moment) => GetState(moment) == OpenState.Open;

    /// <summary>Finds the next opening time.</summary>
    /// <param name="after">The restaurant's local time after which to search.</param>
    /// <returns>
    /// The first time at which the state changes to open; <see langword="null"/> if there is none within a year or the hours are not
    /// supported.
    /// </returns>
    public LocalDateTime? FindNextOpening(LocalDateTime after)
    {
        if (_rules is null)
        {
            return null;
        }

        for (var ahead = 0; ahead <= DaysAhead; ahead++)
        {
            var date = after.Date.PlusDays(ahead);
            foreach (var start in Openings(date))
            {
                if (start > after && IsOpenAt(start) && !IsOpenAt(start.PlusMinutes(-1)))
                {
                    return start;
                }
            }
        }

        return null;
    }

    /// <summary>The expression.</summary>
    public override string ToString() => Text;

    private static OpenState Later(OpenState one, OpenState other) => one > other ? one : other;

    private static OpenState StateOf(IReadOnlyList<DayPart> parts, int minute) => FindPart(parts, minute)?.State ?? OpenState.Closed;

    private static DayPart? FindPart(IReadOnlyList<DayPart> parts, int minute)
    {
        foreach (var part in parts)
        {
            if (minute >= part.From && minute < part.To)
            {
                return part;
            }
        }

        return null;
    }

    // The hours of the day before, where they go on after midnight.
    private OpenState StateOfNightBefore(LocalDate date, int minute) => FindPart(Day(date.PlusDays(-1)), minute + DayPart.MinutesPerDay) is { } part
        ? _rules!.LastOrDefault(rule => rule.Order > part.Rule && rule.Interrupts(date, minute))?.State ?? part.State
        : OpenState.Closed;

    // Wherever something begins or ends on this day: the previous day's hours may end after midnight, where an opening of this day may
    // begin, and an interruption of the night may end.
    private IEnumerable<LocalDateTime> Openings(LocalDate date) =>
        Day(date).SelectMany(part => new[] { part.From, part.To })
            .Concat(Day(date.PlusDays(-1)).Select(part => part.From - DayPart.MinutesPerDay))
            .Where(minute => minute is >= 0 and < DayPart.MinutesPerDay)
            .Distinct()
            .Order()
            .Select(minute => date.AtMidnight().PlusMinutes(minute));

    private IReadOnlyList<DayPart> Day(LocalDate date)
    {
        var day = new DaySchedule();
        foreach (var rule in _rules!)
        {
            rule.ApplyTo(day, date);
        }

        return day.Parts;
    }
}
