using System.Text.RegularExpressions;

namespace Concierge.Language;

/// <summary>Reads the answer to the question for a place, where the whole answer may be the place.</summary>
internal static partial class PlaceAnswer
{
    /// <summary>Returns the place; <see langword="null"/> if the answer names none.</summary>
    public static string? Read(string text) => Answer().Match(text) is { Success: true } match ? match.Groups["place"].Value.Trim() : null;

    [GeneratedRegex(
        """
        ^\W*(?:(?:yes|ok|um|er|er+m?|up|somewhere|anywhere|it'?s|let'?s\s+say|i\s+think|maybe|in|near|around|by|close\s+to|at|towards|please)\b[\s,]*)*
        (?<place>(?:the\s+)?(?!(?:i|we|no|not|don'?t|idk|dunno|any|what|where|here)\b)[\p{L}][\p{L}'.\-]*(?:\s+(?!(?:please|pls|somewhere|if|thanks|would
          |is|area|but|or|and|for)\b)[\p{L}][\p{L}'.\-]*){0,3})
        (?:\s+(?:please|pls|somewhere|area|thanks|then))*\W*(?:$|,|\.|\b(?:if|but|or|would|is)\b)
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Answer();
}
