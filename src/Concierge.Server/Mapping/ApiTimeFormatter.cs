using NodaTime;
using NodaTime.Text;

namespace Concierge.Server.Mapping;

/// <summary>Formats dates, times and durations for the API.</summary>
internal static class ApiTimeFormatter
{
    private static readonly LocalTimePattern HourAndMinute = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    public static string FormatDate(LocalDate date) => LocalDatePattern.Iso.Format(date);

    public static string FormatTime(LocalTime time) => HourAndMinute.Format(time);

    public static string? FormatTime(LocalTime? time) => time is { } given ? FormatTime(given) : null;

    public static double RoundSeconds(TimeSpan duration) => Math.Round(duration.TotalSeconds, 2);
}
