using System.Text.RegularExpressions;

namespace Concierge.Agents.Offline;

/// <summary>Reads what a person says to a restaurant's being closed: that it be called when it opens, or asked all the same.</summary>
internal static partial class OpeningWishes
{
    /// <summary>"Call when they open", "as soon as it opens", "once they're open".</summary>
    public static bool WantsCallWhenOpen(string text) => WhenOpen().IsMatch(text);

    /// <summary>"Ask them anyway", "I insist", "call regardless".</summary>
    public static bool Insists(string text) => Anyway().IsMatch(text);

    /// <summary>The rest of a text: "when they open" is no time of day to be understood.</summary>
    public static string Without(string text) => WhenOpen().Replace(text, "");

    [GeneratedRegex(@"\b(when(ever)?|once|after|as soon as|the moment)\s+(it|they|it's|they're|the (restaurant|place)|\w+('s)?)(\s+(is|are))?\s*(open(s|ed)?\b|open\b)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex WhenOpen();

    [GeneratedRegex(@"\b(any ?way|all the same|regardless|nevertheless|i insist|(ask|call|try) (them|it) (still|even so))\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Anyway();
}
