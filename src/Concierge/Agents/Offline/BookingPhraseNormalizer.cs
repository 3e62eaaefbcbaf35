using System.Text.RegularExpressions;

namespace Concierge.Agents.Offline;

/// <summary>Rewrites "the Saturday one" as "my Saturday booking", which the parsers read.</summary>
internal static partial class BookingPhraseNormalizer
{
    private const string Day = @"(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:'?s)?|today'?s|tonight'?s|tomorrow'?s";

    /// <summary>Rewrites the references to a booking in a message that changes or cancels one.</summary>
    public static string Normalize(string text)
    {
        if (!Verb().IsMatch(text))
        {
            return text;
        }

        var named = DayOrTimeOne().Replace(text, "my ${what} booking");
        named = OneOnDay().Replace(named, "my ${what} booking");
        return OneAtPlace().Replace(named, "my booking at ");
    }

    [GeneratedRegex(@"^\W*(?:(?:please|and|now|then|ok|can\s+you|could\s+you|i'?d\s+like\s+to|i\s+(?:want|need)\s+to)\W+)*"
        + @"(?:move|change|shift|push|bring|switch|reschedule|postpone|cancel|drop|call\s+off|make)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Verb();

    [GeneratedRegex(@"\b(?:the|my|our)\s+(?<what>" + Day + @"|\d{1,2}(?::\d\d)?\s*[ap]\.?m\.?|noon)\s+one\b", RegexOptions.IgnoreCase)]
    private static partial Regex DayOrTimeOne();

    [GeneratedRegex(@"\b(?:the|that|my)\s+one\s+(?:on|for)\s+(?:the\s+)?(?<what>" + Day + @")", RegexOptions.IgnoreCase)]
    private static partial Regex OneOnDay();

    [GeneratedRegex(@"\b(?:the|that|my)\s+one\s+(?:at|in)\s+", RegexOptions.IgnoreCase)]
    private static partial Regex OneAtPlace();
}
