using System.Text.RegularExpressions;

namespace Concierge.Language;

/// <summary>Parses the part of the day.</summary>
internal static partial class MealPeriodParser
{
    /// <summary>Returns the part of the day in a sentence.</summary>
    public static MealPeriod Parse(string sentence) =>
        Evening().IsMatch(sentence) ? MealPeriod.Evening
        : Midday().IsMatch(sentence) ? MealPeriod.Midday
        : Morning().IsMatch(sentence) ? MealPeriod.Morning
        : MealPeriod.Unknown;

    /// <summary>Counts the parts of the day in a sentence.</summary>
    public static int CountPeriods(string sentence) => new[] { Evening(), Midday(), Morning() }.Count(period => period.IsMatch(sentence));

    // "Good morning" greets; it says nothing about the table.
    private const string NotGreeting = @"(?<!\b(?:good|gd)\s)";

    [GeneratedRegex(NotGreeting + @"\b(?:dinner|supper|evening|tonight|night)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Evening();

    [GeneratedRegex(NotGreeting + @"\b(?:lunch|lunchtime|afternoon|tea)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Midday();

    [GeneratedRegex(NotGreeting + @"\b(?:breakfast|brunch|morning)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Morning();
}
