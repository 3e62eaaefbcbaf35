using System.Text.RegularExpressions;

namespace Concierge.Agents.Offline;

/// <summary>Rewrites "the Saturday one", "Saturday's" and "the second" as "my Saturday booking" and "my booking #2", which the parsers read.</summary>
internal static partial class BookingPhraseNormalizer
{
    private const string Day = @"(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:'?s)?|today'?s|tonight'?s|tomorrow'?s";

    private const string Lead =
        @"^\W*(?:(?:please|and|now|then|ok|okay|so|actually|no|can\s+(?:you|we|i)|could\s+(?:you|we|i)|would\s+you"
            + @"|i'?d\s+like\s+(?:you\s+)?to|we'?d\s+like\s+to"
            + @"|(?:i|we)\s+(?:want|need|have)\s+(?:you\s+)?to)\W+)*";

    private const string Verbs = "move|change|shift|push|bring|switch|reschedule|rebook|postpone|put|cancel|drop|call\\s+off";

    private static readonly string[] Ordinals = ["first", "second", "third", "fourth", "fifth"];

    /// <summary>Rewrites the references to a booking in a message that changes or cancels one.</summary>
    /// <param name="text">The message.</param>
    /// <param name="hasOpenRequest">Whether a table is requested that is not booked yet: "change Saturday to Sunday" then means that one.</param>
    public static string Normalize(string text, bool hasOpenRequest)
    {
        var named = ShouldBe().Replace(text, "change the ${what} one to ");
        if (!Verb().IsMatch(named))
        {
            return text;
        }

        named = MakeOne().Replace(named, "${lead}change the ${what} one to ");
        if (!hasOpenRequest)
        {
            named = VerbDay().Replace(named, "${lead}${verb} my ${what} booking");
            named = Numbered().Replace(named, match => $"{match.Groups["lead"].Value}{match.Groups["verb"].Value} {NumberBooking(match.Groups["what"].Value)}");
        }

        named = DayOrTimeOne().Replace(named, "my ${what} booking");
        named = OneOnDay().Replace(named, "my ${what} booking");
        return OneAtPlace().Replace(named, "my booking at ");
    }

    private static string NumberBooking(string ordinal)
    {
        var place = Array.FindIndex(Ordinals, word => word.Equals(ordinal, StringComparison.OrdinalIgnoreCase));
        return ordinal.Equals("last", StringComparison.OrdinalIgnoreCase)
            ? "my booking the last one"
            : $"my booking #{(place < 0 ? ordinal[0] - '1' : place) + 1}";
    }

    [GeneratedRegex(Lead + "(?:" + Verbs + @"|make)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Verb();

    // "make the second one 8pm", "make the Friday booking 5 people"
    [GeneratedRegex(
        "(?<lead>" + Lead + @")make\s+(?:the|my)\s+(?<what>" + Day
            + @"|first|second|third|fourth|fifth|last|1st|2nd|3rd|4th|5th)\s+(?:one|booking|table|reservation)\s+",
        RegexOptions.IgnoreCase)]
    private static partial Regex MakeOne();

    // "the Saturday one should be for 6"
    [GeneratedRegex(
        @"^\W*(?:the|my)\s+(?<what>" + Day
            + @"|first|second|third|fourth|fifth|last)\s+(?:one|booking|table|reservation)\s+(?:should|needs\s+to|has\s+to|must)\s+be\s+",
        RegexOptions.IgnoreCase)]
    private static partial Regex ShouldBe();

    // "move Saturday's to 9", "cancel Friday"
    [GeneratedRegex(
        "(?<lead>" + Lead + ")(?<verb>" + Verbs + @")\s+(?:the\s+|my\s+|our\s+)?(?<what>" + Day
            + @")(?=\s+(?:to|by|half|an?|back|forward|earlier|later|please)\b|\W*$)",
        RegexOptions.IgnoreCase)]
    private static partial Regex VerbDay();

    // "cancel the second", "move the last booking to 9pm"; in "move it to the 2nd" it is a day.
    [GeneratedRegex(
        "(?<lead>" + Lead + ")(?<verb>" + Verbs + @")\s+(?:the|my)\s+(?<what>first|second|third|fourth|fifth|last|1st|2nd|3rd|4th|5th)"
            + @"(?:\s+(?:one|booking|table|reservation)\b|(?=\s+(?:to|by|please|half|an?)\b|\W*$))",
        RegexOptions.IgnoreCase)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"\b(?:the|my|our)\s+(?<what>" + Day + @"|\d{1,2}(?::\d\d)?\s*[ap]\.?m\.?|noon)\s+one\b", RegexOptions.IgnoreCase)]
    private static partial Regex DayOrTimeOne();

    [GeneratedRegex(@"\b(?:the|that|my)\s+one\s+(?:on|for)\s+(?:the\s+)?(?<what>" + Day + @")", RegexOptions.IgnoreCase)]
    private static partial Regex OneOnDay();

    [GeneratedRegex(@"\b(?:the|that|my)\s+one\s+(?:at|in)\s+", RegexOptions.IgnoreCase)]
    private static partial Regex OneAtPlace();
}
