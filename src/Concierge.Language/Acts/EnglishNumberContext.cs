using System.Text.RegularExpressions;

namespace Concierge.Language.Acts;

/// <summary>Tells in which role an English clause speaks of a number: as the booking's confirmation number, or as something else.</summary>
internal static partial class EnglishNumberContext
{
    private const RegexOptions Options = RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    /// <summary>Whether the clause announces a confirmation number, or asks for one.</summary>
    public static bool Announces(string clause) => Announcement().IsMatch(clause) && !OtherRole().IsMatch(clause);

    /// <summary>Whether the clause speaks of another kind of number: a telephone, a table, a price, a voucher, an address.</summary>
    public static bool IsOtherRole(string clause) => OtherRole().IsMatch(clause);

    /// <summary>Whether the clause corrects or denies a number that was said.</summary>
    public static bool Corrects(string clause) => Correction().IsMatch(clause);

    /// <summary>Whether the clause says that the number is not complete.</summary>
    public static bool IsCutOff(string clause) => Cut().IsMatch(clause);

    /// <summary>Whether a turn breaks off: "it's C-L-4-4-".</summary>
    public static bool BreaksOff(string turn) => BrokenOff().IsMatch(turn);

    /// <summary>Whether the clause says that there is no such number, or that it is not known.</summary>
    public static bool Disclaims(string clause) => Disclaimer().IsMatch(clause);

    [GeneratedRegex(@"(?:[-–—…]|\.{2,}|,)\s*$")]
    private static partial Regex BrokenOff();

    [GeneratedRegex(@"\b((don't|do\ not)\ (know|have|use|give|do)|no\ (number|reference|code|idea)|not\ sure|never\ heard)\b", Options)]
    private static partial Regex Disclaimer();

    [GeneratedRegex(
        """
        \b(
            confirmation | reference | ref\b | (booking|reservation)\ (number|id|code|no) | number\ (of|for)\ (the|your|this|that)\ (booking|reservation)
            | (your|the|a|booking)\ (number|code)\b(?!\ of\ (the\ )?(voucher|table|room)) | code\ is | number\ is | id\ is | got\ a\ pen | write\ this\ down
        )\b
        """,
        Options)]
    private static partial Regex Announcement();

    [GeneratedRegex(
        """
        \b(
            parking | car\ park | phone | telephone | mobile | extension | call\ (us|me|the) | ring\ (us|me|the) | text | table | room | vouchers?
                | promo\w* | discount | percent | wifi | satnav | sat\ nav
            | post\ ?code | zip | street | road | avenue | harbour | pounds? | dollars? | bucks | euros? | quid | corkage | a\ head | per\ person
                | gate | door\ code | floor | lady | gentleman
        )\b
        """,
        Options)]
    private static partial Regex OtherRole();

    [GeneratedRegex(@"^(no|nope|sorry|not|wait|actually|oh\ no|i\ tell\ a\ lie|correction|i\ mean)\b|\b(i\ tell\ a\ lie|my\ mistake)\b", Options)]
    private static partial Regex Correction();

    [GeneratedRegex(@"^(and\ then|then\ comes|and\ the\ rest|there's\ more|one\ sec(ond)?|wait\ (a|there))\b|\b(and\ then|there's\ more)$", Options)]
    private static partial Regex Cut();
}
