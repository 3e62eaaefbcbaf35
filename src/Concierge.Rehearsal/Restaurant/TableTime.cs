using System.Globalization;

namespace Concierge.Rehearsal.Restaurant;

/// <summary>A time in a scenario: a time of day, an offset from the requested time, or any time.</summary>
/// <param name="TimeOfDay">The time of day; <see langword="null"/> if it is relative or any.</param>
/// <param name="OffsetFromRequested">The offset from the requested time; <see langword="null"/> if it is absolute or any.</param>
public sealed record TableTime(TimeOnly? TimeOfDay, TimeSpan? OffsetFromRequested)
{
    /// <summary>Whether it means any time.</summary>
    public bool IsAny => TimeOfDay is null && OffsetFromRequested is null;

    /// <summary>Parses <c>19:30</c>, <c>+30</c> (minutes), <c>-30</c>, <c>asked</c> or <c>any</c>; <see langword="null"/> for other text.</summary>
    public static TableTime? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text switch
        {
            "any" => new TableTime(null, null),
            "asked" => new TableTime(null, TimeSpan.Zero),
            ['+' or '-', ..] => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int minutes)
                ? new TableTime(null, TimeSpan.FromMinutes(minutes))
                : null,
            _ => TimeOnly.TryParseExact(text, "H:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out TimeOnly time)
                ? new TableTime(time, null)
                : null,
        };
    }

    /// <summary>Resolves the time of day; <see langword="null"/> for any.</summary>
    public TimeOnly? Resolve(TimeOnly requested) => OffsetFromRequested is { } offset ? requested.Add(offset) : TimeOfDay;
}
