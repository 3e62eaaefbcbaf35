using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;

namespace Concierge.Cli.Views;

/// <summary>
/// Shows every time of the program in one style, the one of the guest's locale: <c>7:00 PM</c> or <c>19:00</c>. Words of a call and expressions of
/// opening hours are left as they are.
/// </summary>
internal static partial class ClockText
{
    private static readonly string[] Variables = ["LC_ALL", "LC_TIME", "LANG"];

    // Countries that write the time with AM and PM (CLDR). Without a locale the program's own English is American.
    private static readonly string[] TwelveHourRegions = ["US", "CA", "AU", "NZ", "IN", "PH", "PK", "EG", "SA", "MY", "CO", "MX", "BD", "KR"];

    private static readonly LocalTimePattern Twelve = LocalTimePattern.CreateWithInvariantCulture("h:mm tt");
    private static readonly LocalTimePattern TwentyFour = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    private static readonly bool UsesTwelveHours = IsTwelveHourLocale(Environment.GetEnvironmentVariable);

    /// <summary>Rewrites the times in a text of the program.</summary>
    public static string Format(string text) => Format(text, UsesTwelveHours);

    /// <summary>Rewrites the times in a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="twelveHours">Whether to write AM and PM.</param>
    public static string Format(string text, bool twelveHours) => Time().Replace(text, match => Convert(match, twelveHours) ?? match.Value);

    /// <summary>Whether the locale of the environment writes AM and PM: LC_ALL, else LC_TIME, else LANG.</summary>
    /// <param name="find">Finds an environment variable.</param>
    public static bool IsTwelveHourLocale(Func<string, string?> find)
    {
        var locale = Variables.Select(find).FirstOrDefault(value => !string.IsNullOrEmpty(value)) ?? "C";
        var region = locale.Split('.', '@')[0].Split('_');
        return region.Length < 2 || TwelveHourRegions.Contains(region[1], StringComparer.OrdinalIgnoreCase);
    }

    private static string? Convert(Match match, bool twelveHours)
    {
        var hour = int.Parse(match.Groups["hour"].Value, CultureInfo.InvariantCulture);
        var minute = int.Parse(match.Groups["minute"].Value, CultureInfo.InvariantCulture);
        if (match.Groups["half"] is { Success: true } half)
        {
            if (hour is < 1 or > 12)
            {
                return null;
            }

            hour = (hour % 12) + (half.Value.Equals("PM", StringComparison.OrdinalIgnoreCase) ? 12 : 0);
        }

        return hour > 23 || minute > 59 ? null : (twelveHours ? Twelve : TwentyFour).Format(new LocalTime(hour, minute));
    }

    // Not a part of a span such as 12:00-14:30, of a longer clock such as 00:12:30, or of a moment such as 2026-11-23T19:00.
    [GeneratedRegex(@"(?<![\d:T.-])(?<hour>\d{1,2}):(?<minute>\d{2})(?![\d:-])(?:\s(?<half>AM|PM)\b)?", RegexOptions.IgnoreCase)]
    private static partial Regex Time();
}
