using System.Globalization;
using Concierge.Language.Dates;
using NodaTime;

namespace Concierge.Restaurants.Hours;

/// <summary>Formats opening times for display.</summary>
public static class OpeningHoursFormatter
{
    private const int NamedDays = 6;

    /// <summary><c>today at 18:00</c>, <c>tomorrow at 12:00</c>, <c>Tuesday at 12:00</c>, <c>Tuesday 8 December at 12:00</c>.</summary>
    /// <param name="moment">The moment.</param>
    /// <param name="now">The current time in the same time zone.</param>
    public static string FormatMoment(LocalDateTime moment, LocalDateTime now)
    {
        var days = Period.DaysBetween(now.Date, moment.Date);
        var day = days switch
        {
            0 => "today",
            1 => "tomorrow",
            > 1 and <= NamedDays => moment.DayOfWeek.ToString(),
            _ => BookingFormatter.FormatDay(moment.Date, withYear: moment.Year != now.Year),
        };
        return string.Create(CultureInfo.InvariantCulture, $"{day} at {moment.Hour:00}:{moment.Minute:00}");
    }

    /// <summary>Formats whether it is open and when it opens: <c>open</c>, <c>closed, opens Tuesday at 12:00</c>, <c>opening hours not known</c>.</summary>
    /// <param name="hours">The hours.</param>
    /// <param name="now">The restaurant's current local time.</param>
    public static string FormatState(OpeningHours hours, LocalDateTime now)
    {
        ArgumentNullException.ThrowIfNull(hours);
        return hours.GetState(now) switch
        {
            OpenState.Open => "open",
            OpenState.Closed when hours.FindNextOpening(now) is { } opening => $"closed, opens {FormatMoment(opening, now)}",
            OpenState.Closed => "closed",
            _ when hours.Text.Length == 0 => "opening hours not known",
            _ when !hours.IsUnderstood => $"opening hours not understood: {hours.Text}",
            _ => "perhaps open",
        };
    }
}
