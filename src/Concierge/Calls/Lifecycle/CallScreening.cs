using System.Text.RegularExpressions;

namespace Concierge.Calls.Lifecycle;

/// <summary>Tells a service that asks callers who they are, before it puts them through, from an answering machine. To Twilio's detection they sound alike.</summary>
internal static partial class CallScreening
{
    /// <summary>Whether the words are those of such a service.</summary>
    public static bool IsOne(string text) => Asks().IsMatch(text) && !Records().IsMatch(text);

    [GeneratedRegex(@"\b(?:(?:say|state|tell me|give) your name|who(?:'s| is) calling|(?:why|what) (?:are )?you(?:'re| are)? calling|reason for (?:your|the) call|(?:see|check) if (?:this person|they|he|she) (?:is|are) available|screening)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Asks();

    [GeneratedRegex(@"\b(?:leave (?:a|your) (?:message|name)|after the (?:tone|beep)|record your)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Records();
}
