using System.Text.RegularExpressions;

namespace Concierge.Media.Bridge;

/// <summary>Judges what little is heard while the agent speaks or takes its leave.</summary>
internal static partial class Farewells
{
    private const int LongestCourtesy = 12;
    private const double EchoShare = 0.6;

    /// <summary>Whether somebody merely says goodbye too: nothing to be answered.</summary>
    public static bool IsPartOfOne(string text) => Words(text).Count <= LongestCourtesy && Courtesy().IsMatch(text) && !text.Contains('?', StringComparison.Ordinal) && !Holds().IsMatch(text);

    /// <summary>Whether most of the words are the agent's own, come back over the line.</summary>
    public static bool IsEcho(string heard, string said)
    {
        var words = Words(heard);
        var own = Words(said);
        return words.Count > 0 && own.Count > 0 && words.Count(own.Contains) >= words.Count * EchoShare && words.Count > 2;
    }

    private static List<string> Words(string text) => [.. Word().Matches(text.ToLowerInvariant()).Select(word => word.Value)];

    [GeneratedRegex("[a-z0-9']+")]
    private static partial Regex Word();

    [GeneratedRegex(@"\b(?:bye|goodbye|thanks?|thank you|welcome|see you|have a|good (?:night|evening|day)|take care|cheers|pleasure|okay|great|perfect|lovely|alright)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Courtesy();

    [GeneratedRegex(@"\b(?:wait|hold on|one more|actually|sorry|but|what|which|who|when|how|could|can you|before you)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Holds();
}
