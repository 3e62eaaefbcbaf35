using System.Text.RegularExpressions;

namespace Concierge.Language;

/// <summary>The part of the day a sentence speaks of; it decides what a bare "at 7" or "at 11" means.</summary>
internal enum MealPeriod
{
    /// <summary>Not said.</summary>
    Unknown,

    /// <summary>Breakfast, brunch, morning.</summary>
    Morning,

    /// <summary>Lunch, midday, afternoon.</summary>
    Midday,

    /// <summary>Dinner, evening, tonight.</summary>
    Evening,
}

/// <summary>Finds the part of the day.</summary>
internal static class MealPeriods
{
    /// <summary>The part of the day a sentence names.</summary>
    public static MealPeriod Read(string sentence) =>
        Evening().IsMatch(sentence) ? MealPeriod.Evening
        : Midday().IsMatch(sentence) ? MealPeriod.Midday
        : Morning().IsMatch(sentence) ? MealPeriod.Morning
        : MealPeriod.Unknown;

    /// <summary>How many parts of the day a sentence names.</summary>
    public static int Count(string sentence) => new[] { Evening(), Midday(), Morning() }.Count(period => period.IsMatch(sentence));

    private static Regex? _evening;

    private static Regex Evening() => _evening ??= new(@"\b(?:dinner|supper|evening|tonight|night)\b", RegexOptions.IgnoreCase);

    private static Regex? _midday;

    private static Regex Midday() => _midday ??= new(@"\b(?:lunch|lunchtime|afternoon|tea)\b", RegexOptions.IgnoreCase);

    private static Regex? _morning;

    private static Regex Morning() => _morning ??= new(@"\b(?:breakfast|brunch|morning)\b", RegexOptions.IgnoreCase);
}
