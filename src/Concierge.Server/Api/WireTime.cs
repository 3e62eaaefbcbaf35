using NodaTime;
using NodaTime.Text;

namespace Concierge.Server.Api;

/// <summary>Formats dates, times and durations for the API.</summary>
internal static class WireTime
{
    private static readonly LocalTimePattern HourAndMinute = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    public static string Date(LocalDate date) => LocalDatePattern.Iso.Format(date);

    public static string Time(LocalTime time) => HourAndMinute.Format(time);

    public static double Seconds(TimeSpan duration) => Math.Round(duration.TotalSeconds, 2);
}
