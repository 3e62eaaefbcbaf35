using System.Text.RegularExpressions;

namespace Concierge.Calls.Lifecycle;

/// <summary>
/// Tells call screening (a service that asks who is calling before it connects the call) from an answering machine. Twilio's machine detection
/// cannot tell them apart.
/// </summary>
internal static partial class CallScreeningDetector
{
    /// <summary>Whether the text is an announcement of a call screening service.</summary>
    public static bool IsCallScreening(string text) => Asks().IsMatch(text) && !Records().IsMatch(text);

    [GeneratedRegex(@"\b(?:(?:say|state|tell me|give) your name|who(?:'s| is) calling|(?:why|what) (?:are )?you(?:'re| are)? calling"
        + @"|reason for (?:your|the) call|(?:see|check) if (?:this person|they|he|she) (?:is|are) available"
        + @"|screening)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Asks();

    [GeneratedRegex(@"\b(?:leave (?:a|your) (?:message|name)|after the (?:tone|beep)|record your)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Records();
}
