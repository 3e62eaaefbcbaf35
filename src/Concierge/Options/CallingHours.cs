using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Concierge.Options;

/// <summary>The hours of a day in which a restaurant may be dialled without anybody asking for it, on its own clock.</summary>
/// <param name="From">The first moment.</param>
/// <param name="Until">The first moment that is too late, later than <paramref name="From"/>; midnight for the end of the day.</param>
public sealed record CallingHours(LocalTime From, LocalTime Until)
{
    private const string EndOfDay = "24:00";

    private static readonly LocalTimePattern Pattern = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>Eight in the morning to nine in the evening: what the rules for automated calls allow in the United States (47 CFR 64.1200).</summary>
    public static CallingHours Default { get; } = new(new LocalTime(8, 0), new LocalTime(21, 0));

    /// <summary>Whether the time lies within.</summary>
    public bool Contains(LocalTime time) => time >= From && (Until == LocalTime.Midnight || time < Until);

    /// <summary>Reads <c>08:00-21:00</c>, or <c>00:00-24:00</c> for the whole day.</summary>
    /// <returns><see langword="null"/> when it is not that.</returns>
    public static CallingHours? Parse(string text)
    {
        if (text.Split('-', StringSplitOptions.TrimEntries) is not [var first, var last] || Pattern.Parse(first) is not { Success: true, Value: var from })
        {
            return null;
        }

        if (last == EndOfDay)
        {
            return new CallingHours(from, LocalTime.Midnight);
        }

        return Pattern.Parse(last) is { Success: true, Value: var until } && from < until ? new CallingHours(from, until) : null;
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var until = Until == LocalTime.Midnight ? EndOfDay : Pattern.Format(Until);
        return string.Create(CultureInfo.InvariantCulture, $"{Pattern.Format(From)} to {until}");
    }
}
