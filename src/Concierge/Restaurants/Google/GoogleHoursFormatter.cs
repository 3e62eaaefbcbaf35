using System.Globalization;

namespace Concierge.Restaurants.Google;

/// <summary>Converts Google's opening periods to OpenStreetMap's <c>opening_hours</c> syntax.</summary>
internal static class GoogleHoursFormatter
{
    private const int MinutesPerDay = 24 * 60;
    private const int MinutesPerWeek = 7 * MinutesPerDay;

    private static readonly string[] Days = ["Su", "Mo", "Tu", "We", "Th", "Fr", "Sa"];

    /// <summary>Formats the periods; returns <see langword="null"/> if there are none or one is invalid.</summary>
    public static string? TryFormat(IReadOnlyList<GooglePeriod>? periods)
    {
        if (periods is null or { Count: 0 })
        {
            return null;
        }

        if (periods is [{ Open: not null, Close: null }])
        {
            return "24/7";
        }

        var rules = new List<(int Day, int From, string Hours)>();
        foreach (var period in periods)
        {
            if (period is not { Open: { } open, Close: { } close } || !IsTime(open) || !IsTime(close))
            {
                return null;
            }

            var length = (Minute(close) - Minute(open) + MinutesPerWeek) % MinutesPerWeek;
            if (length is 0 or > MinutesPerDay)
            {
                return null;
            }

            var from = (open.Hour * 60) + open.Minute;
            rules.Add((open.Day, from, $"{Clock(from)}-{Clock((from + length) % MinutesPerDay)}"));
        }

        return string.Join("; ", rules.GroupBy(rule => rule.Day).OrderBy(day => (day.Key + 6) % 7)
            .Select(day => $"{Days[day.Key]} {string.Join(',', day.OrderBy(rule => rule.From).Select(rule => rule.Hours))}"));
    }

    private static bool IsTime(GoogleWeekTime point) => point is { Day: >= 0 and <= 6, Hour: >= 0 and <= 23, Minute: >= 0 and <= 59 };

    private static int Minute(GoogleWeekTime point) => (point.Day * MinutesPerDay) + (point.Hour * 60) + point.Minute;

    private static string Clock(int minute) => string.Create(CultureInfo.InvariantCulture, $"{minute / 60:00}:{minute % 60:00}");
}
