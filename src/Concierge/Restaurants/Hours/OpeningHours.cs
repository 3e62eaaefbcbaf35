using NodaTime;

namespace Concierge.Restaurants.Hours;

/// <summary>When a restaurant is open, read from OpenStreetMap's <c>opening_hours</c> syntax. All times are on the restaurant's own clock.</summary>
/// <remarks>
/// Understood: weekdays (ranges, lists, <c>Fr[1]</c>), months, dates, years, weeks, <c>easter</c>, <c>PH</c>, several spans of time, spans past midnight, open ends (<c>18:00+</c>), <c>24/7</c>,
/// <c>off</c>, <c>closed</c>, <c>unknown</c>, comments, and rules joined by <c>;</c>, <c>,</c> and <c>||</c>. What is not understood is kept and never guessed at. docs/directory.md tells all of it.
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

    /// <summary>Reads an expression; never throws.</summary>
    /// <param name="text">The expression; <see langword="null"/> or empty for hours that nobody knows.</param>
    /// <param name="isPublicHoliday">Which days <c>PH</c> means; <see langword="null"/> when that is not known, and rules about <c>PH</c> then apply to no day.</param>
    public static OpeningHours Parse(string? text, Func<LocalDate, bool>? isPublicHoliday = null)
    {
        var written = text?.Trim() ?? "";
        return new OpeningHours(written, OpeningHoursReader.TryRead(written, isPublicHoliday ?? (_ => false)));
    }

    /// <summary>Reads a restaurant's hours, with the public holidays of its country where they are known.</summary>
    public static OpeningHours Of(Restaurant restaurant)
    {
        ArgumentNullException.ThrowIfNull(restaurant);
        return Parse(restaurant.OpeningHours, PublicHolidays.In(restaurant.TimeZone));
    }

    /// <summary>Whether it is open at a moment.</summary>
    /// <param name="moment">On the restaurant's own clock.</param>
    public OpenState StateAt(LocalDateTime moment)
    {
        if (_rules is null)
        {
            return OpenState.Unknown;
        }

        var minute = (moment.Hour * 60) + moment.Minute;
        return Later(StateOf(Day(moment.Date), minute), StateOf(Day(moment.Date.PlusDays(-1)), minute + DayPart.Day));
    }

    /// <summary>Whether it is certain to be open at a moment.</summary>
    /// <param name="moment">On the restaurant's own clock.</param>
    public bool IsOpenAt(LocalDateTime moment) => StateAt(moment) == OpenState.Open;

    /// <summary>The next time it opens.</summary>
    /// <param name="after">Only later moments are meant, on the restaurant's own clock.</param>
    /// <returns>A moment at which it is open and just before which it is not; <see langword="null"/> when there is none within a year, or the hours are not understood.</returns>
    public LocalDateTime? NextOpening(LocalDateTime after)
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

    private static OpenState StateOf(IReadOnlyList<DayPart> parts, int minute) =>
        parts.Where(part => minute >= part.From && minute < part.To).Select(part => part.State).DefaultIfEmpty(OpenState.Closed).First();

    // The evening before may reach into the day, and its end is where an opening of today may begin.
    private IEnumerable<LocalDateTime> Openings(LocalDate date) =>
        Day(date).Where(part => part.State == OpenState.Open && part.From < DayPart.Day).Select(part => part.From)
            .Concat(Day(date.PlusDays(-1)).Where(part => part.State == OpenState.Open && part.From >= DayPart.Day).Select(part => part.From - DayPart.Day))
            .Order()
            .Select(minute => date.AtMidnight().PlusMinutes(minute));

    private IReadOnlyList<DayPart> Day(LocalDate date)
    {
        var day = new HoursDay();
        foreach (var rule in _rules!)
        {
            rule.ApplyTo(day, date);
        }

        return day.Parts;
    }
}
