using System.Text.RegularExpressions;

namespace Concierge.Agents.Offline;

/// <summary>Parses the guest's reply when a restaurant is closed: call when it opens, or ask anyway.</summary>
internal static partial class ClosedRestaurantReplyParser
{
    /// <summary>Whether the guest wants a call at opening time: "call when they open", "as soon as it opens".</summary>
    public static bool WantsCallWhenOpen(string text) => WhenOpen().IsMatch(text);

    /// <summary>Whether the guest insists: "ask them anyway", "I insist", "call regardless".</summary>
    public static bool Insists(string text) => Anyway().IsMatch(text);

    /// <summary>Removes phrases such as "when they open", which must not be read as a time.</summary>
    public static string RemoveOpeningPhrase(string text) => WhenOpen().Replace(text, "");

    [GeneratedRegex(
        """
        \b(when(ever)?|once|after|as[ ]soon[ ]as|the[ ]moment)\s+
        (it|they|it's|they're|the[ ](restaurant|place)|\w+('s)?)(\s+(is|are))?\s*(open(s|ed)?\b|open\b)
        """,
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex WhenOpen();

    [GeneratedRegex(
        """
        \b(any[ ]?way|all[ ]the[ ]same|regardless|nevertheless|i[ ]insist
            |(ask|call|try)[ ](them|it)[ ](still|even[ ]so))\b
        """,
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Anyway();
}
