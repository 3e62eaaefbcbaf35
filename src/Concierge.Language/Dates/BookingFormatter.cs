using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Concierge.Language.Dates;

/// <summary>Formats days, times and party sizes for people.</summary>
public static class BookingFormatter
{
    private static readonly LocalTimePattern TwelveHours = LocalTimePattern.CreateWithInvariantCulture("h:mm tt");
    private static readonly LocalDatePattern DayPattern = LocalDatePattern.CreateWithInvariantCulture("dddd d MMMM");
    private static readonly LocalDatePattern DayWithYearPattern = LocalDatePattern.CreateWithInvariantCulture("dddd d MMMM uuuu");

    /// <summary>Formats a time: <c>7:00 PM</c>.</summary>
    public static string FormatTime(LocalTime time) => TwelveHours.Format(time);

    /// <summary>Formats a day: <c>Monday 23 November</c>, optionally with the year.</summary>
    public static string FormatDay(LocalDate date, bool withYear = false) => (withYear ? DayWithYearPattern : DayPattern).Format(date);

    /// <summary>Formats a day and a time: <c>Monday 23 November at 7:00 PM</c>.</summary>
    public static string FormatDayAndTime(LocalDate date, LocalTime time) => $"{FormatDay(date)} at {FormatTime(time)}";

    /// <summary>Formats a party size: <c>1 person</c>, <c>4 people</c>.</summary>
    public static string FormatParty(int partySize) => partySize == 1 ? "1 person" : string.Create(CultureInfo.InvariantCulture, $"{partySize} people");
}
