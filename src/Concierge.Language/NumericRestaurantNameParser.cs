using System.Text.RegularExpressions;

namespace Concierge.Language;

/// <summary>Parses restaurant names that contain a number or a weekday: "at Five Guys", "at the 21 Club", "Ruby Tuesday".</summary>
/// <remarks>It runs before the parsers of numbers and days.</remarks>
internal static class NumericRestaurantNameParser
{
    /// <summary>Takes the name out of the text, or returns <see langword="null"/> if there is none.</summary>
    public static string? Parse(MaskedText text)
    {
        if (text.Take(Chain) is { } chain)
        {
            return chain.Groups["name"].Value;
        }

        // A sentence in capitals does not distinguish names from other words.
        return text.Original.Any(char.IsLower) && text.Take(Behind) is { } match ? match.Groups["name"].Value : null;
    }

    // The word after the number starts no name: "at 7 pm", "at 4 people".
    private const string Not =
        $$"""
        (?!
            (?i:
                pm|am|p\.m|a\.m|o'?clock|people|persons?|guests?|adults?|kids|children|pax|of|in|on|for|at|tomorrow
              | tonight|today|thirty|fifteen|forty|and|or|to|minutes?|hours?|hrs|{{DateFields.WeekdayPattern}}
              | {{DateFields.MonthPattern}}|please|thanks|under|if|we|i|is|january|luigi
            )\b
        )
        """;

    // Chains with a weekday in their name.
    private static Regex Chain { get; } = new(
        """
        \b(?:at\s+|book\s+|call\s+|try\s+)?(?<name>(?:TGI|T\.G\.I\.?)\s+Friday'?s?|Ruby\s+Tuesday'?s?|Five\s+Guys)\b(?!\s+(?:and|will|are|want|at|for)\b)
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

    // "at the 21 Club", "book Five Guys"
    private static Regex Behind { get; } = new(
        $$"""
        (?:\b(?i:at|book|reserve|try|call|ring|visit|to)\s+|@\s*)(?<name>
            (?:(?i:the)\s+)?(?:
                \d{1,4}
              | (?i:{{NumberParser.CardinalPattern}}|{{NumberParser.OrdinalPattern}})
              | (?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day(?:\s+(?:Night|Morning|Evening))?
            )\s+{{Not}}\p{Lu}[\p{L}']+(?:\s+{{Not}}\p{Lu}[\p{L}']+){0,3}
        )
        """,
        RegexOptions.IgnorePatternWhitespace);
}
