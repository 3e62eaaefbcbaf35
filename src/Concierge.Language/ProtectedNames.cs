using System.Text.RegularExpressions;

namespace Concierge.Language;

/// <summary>Takes restaurants whose name holds a number or a weekday before those are read: "at Five Guys", "at the 21 Club", "Ruby Tuesday".</summary>
internal static class ProtectedNames
{
    /// <summary>Takes the name; <see langword="null"/> when there is none.</summary>
    public static string? Read(MaskedText text)
    {
        if (text.Take(Chain()) is { } chain)
        {
            return chain.Groups["name"].Value;
        }

        // In capitals alone, nothing tells a name from other words.
        return text.Original.Any(char.IsLower) && text.Take(Behind()) is { } match ? match.Groups["name"].Value : null;
    }

    private const string Not = @"(?!(?i:pm|am|p\.m|a\.m|o'?clock|people|persons?|guests?|adults?|kids|children|pax|of|in|on|for|at|tomorrow|tonight|today|thirty|fifteen|forty|and|or|to|minutes?|hours?|hrs|" + DateWords.Weekday + "|" + DateWords.Month + @"|please|thanks|under|if|we|i|is|january|luigi)\b)";

    private static Regex? _chain;

    private static Regex Chain() => _chain ??= new(@"\b(?:at\s+|book\s+|call\s+|try\s+)?(?<name>(?:TGI|T\.G\.I\.?)\s+Friday'?s?|Ruby\s+Tuesday'?s?)\b", RegexOptions.IgnoreCase);

    private static Regex? _behind;

    private static Regex Behind() => _behind ??= new(@"(?:\b(?i:at|book|reserve|try|call|ring|visit|to)\s+|@\s*)(?<name>(?:(?i:the)\s+)?(?:\d{1,4}|(?i:" + NumberWords.Pattern + "|" + NumberWords.Ordinal + ")|(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day(?:\\s+(?:Night|Morning|Evening))?)\\s+" + Not + @"\p{Lu}[\p{L}']+(?:\s+" + Not + @"\p{Lu}[\p{L}']+){0,3})");
}
