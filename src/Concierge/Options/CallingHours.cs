using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Concierge.Options;

/// <summary>The hours of a day in which a restaurant may be dialled without anybody asking for it, on its own clock.</summary>
/// <param name="From">The first moment.</param>
/// <param name="Until">The first moment that is too late; later than <paramref name="From"/>.</param>
public sealed record CallingHours(LocalTime From, LocalTime Until)
{
    private static readonly LocalTimePattern Pattern = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>Eight in the morning to nine in the evening: what the rules for automated calls allow in the United States (47 CFR 64.1200).</summary>
    public static CallingHours Default { get; } = new(new LocalTime(8, 0), new LocalTime(21, 0));

    /// <summary>Whether the time lies within.</summary>
    public bool Contains(LocalTime time) => time >= From && time < Until;

    /// <summary>Reads <c>08:00-21:00</c>.</summary>
    /// <returns><see langword="null"/> when it is not that.</returns>
    public static CallingHours? Parse(string text)
    {
        var parts = text.Split('-', StringSplitOptions.TrimEntries);
        return parts.Length == 2
            && Pattern.Parse(parts[0]) is { Success: true, Value: var from }
            && Pattern.Parse(parts[1]) is { Success: true, Value: var until }
            && from < until
            ? new CallingHours(from, until)
            : null;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Pattern.Format(From)} to {Pattern.Format(Until)}");
}
