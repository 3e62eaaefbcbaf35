using System.Text;
using System.Text.RegularExpressions;
using Concierge.Contracts;
using Concierge.Language.Phones;

namespace Concierge.Privacy;

/// <summary>Finds payment card numbers, social security numbers, keys and passwords in text. Phone and confirmation numbers do not count.</summary>
internal static partial class SecretDetector
{
    /// <summary>Returns the kind of the first secret in a text ("a card number"); <see langword="null"/> when there is none.</summary>
    public static string? Find(string? text) => string.IsNullOrEmpty(text) ? null : FindAll(text).Select(found => found.What).FirstOrDefault();

    /// <summary>Returns the refusal of a text that is to be sent or spoken; <see langword="null"/> when it contains no secret.</summary>
    public static ConciergeError? Check(string? text) => Find(text) is { } what
        ? new ConciergeError(
            "request.secret",
            $"The text contains {what}, which must not be passed on.",
            "Leave it out. If the restaurant needs a card, give it to them yourself.")
        : null;

    /// <summary>Returns the text with every secret removed (<c>[a card number, left out]</c>).</summary>
    public static string Redact(string text)
    {
        var found = FindAll(text).OrderBy(secret => secret.Index).ToList();
        if (found.Count == 0)
        {
            return text;
        }

        var clean = new StringBuilder();
        var end = 0;
        foreach (var secret in found.Where(secret => secret.Index >= end))
        {
            clean.Append(text, end, secret.Index - end).Append('[').Append(secret.What).Append(", left out]");
            end = secret.Index + secret.Length;
        }

        return clean.Append(text, end, text.Length - end).ToString();
    }

    private static IEnumerable<(int Index, int Length, string What)> FindAll(string text)
    {
        foreach (Match match in Key().Matches(text))
        {
            yield return (match.Index, match.Length, "a key or password");
        }

        foreach (Match match in Digits().Matches(text))
        {
            if (PaymentCardNumber.IsValid(NotDigits().Replace(match.Value, "")))
            {
                yield return (match.Index, match.Length, "a card number");
            }
        }

        foreach (Match match in SpokenDigits().Matches(text))
        {
            if (PaymentCardNumber.IsValid(PaymentCardNumber.ParseSpokenDigits(match.Value)))
            {
                yield return (match.Index, match.Length, "a card number");
            }
        }

        var phoneNumbers = PhoneNumbers().Matches(text).Where(match => PhoneNumber.TryParse(match.Value, out _)).ToList();
        foreach (Match match in SocialSecurity().Matches(text))
        {
            if (!phoneNumbers.Exists(phoneNumber => match.Index >= phoneNumber.Index && match.Index < phoneNumber.Index + phoneNumber.Length))
            {
                yield return (match.Index, match.Length, "a social-security number");
            }
        }
    }

    [GeneratedRegex(
        """
        # OpenAI, Stripe, Concierge
        \bsk-[A-Za-z0-9_\-]{16,}
        |\b(?:sk|pk|rk)_(?:live|test)_[A-Za-z0-9]{10,}
        |\bck_[A-Za-z0-9_\-]{16,}

        # Twilio's SIDs, and 32, 40 or 64 hexadecimal digits such as Twilio's auth token
        |\b(?:AC|SK)[0-9a-f]{32}\b
        |(?<![0-9A-Za-z])[0-9a-f]{32}(?:[0-9a-f]{8}|[0-9a-f]{32})?(?![0-9A-Za-z])

        # GitHub, AWS, Google, Slack, Hugging Face
        |\bgh[pousr]_[A-Za-z0-9]{30,}
        |\bgithub_pat_\w{20,}
        |\b(?:AKIA|ASIA)[0-9A-Z]{16}\b
        |\bAIza[0-9A-Za-z_\-]{30,}
        |\bxox[abeprs]-[0-9A-Za-z\-]{10,}
        |\bhf_[A-Za-z]{30,}

        # A JSON web token, a private key, a bearer token
        |\beyJ[A-Za-z0-9_\-]{10,}\.eyJ[A-Za-z0-9_\-]{10,}\.[A-Za-z0-9_\-]+
        |-----BEGIN[A-Z ]*PRIVATE[ ]KEY-----
        |\b[Bb]earer\s+(?=\S*\d)[A-Za-z0-9._~+/\-]{20,}=*

        # "my PIN is 1234": the value must contain a digit
        |\b(?i:api[\s_-]?key|auth(?:entication)?[\s_-]?token|access[\s_-]?token|client[\s_-]?secret|pass(?:word|code|wort)|pin(?:\s+code)?|cvv|cvc)
            \s*(?i:is|:|=)\s*(?=\S*\d)[^\s,;.]{3,}

        # "password: secret": after a colon or an equals sign any value counts
        |\b(?i:api[\s_-]?key|auth[\s_-]?token|access[\s_-]?token|client[\s_-]?secret|password|passwort)\s*(?::|=)\s*[^\s,;]{6,}
        """,
        RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Key();

    [GeneratedRegex(@"(?<![\d+])(?<!\+\d{0,3}[\s-])\d(?:[ \-.]?\d){12,18}(?!\d)")]
    private static partial Regex Digits();

    [GeneratedRegex(
        """
        \b(?:(?:double|triple)\s+)?(?:zero|oh|o|one|two|three|four|five|six|seven|eight|nine)
        (?:[\s,.\-]+(?:(?:double|triple)\s+)?(?:zero|oh|o|one|two|three|four|five|six|seven|eight|nine)){8,18}\b
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex SpokenDigits();

    [GeneratedRegex(
        """
        # United States: 123-45-6789, without the groups that are never issued, and not after a word that announces another number
        (?<![\d\-])(?<!(?:confirmation|booking|reservation|reference|code|number|phone|tel|call|ring|fax)[^\d.;]{0,20})
            (?!000|666|9\d\d)\d{3}(?<s>[- ])(?!00)\d{2}\k<s>(?!0000)\d{4}(?![\d\-])

        # Any country: the number's name, then letters and digits
        |\b(?:social\s+(?:security|insurance)|ssn|national\s+insurance|nino|sozialversicherungs\w*|s[ée]curit[ée]\s+sociale
            |tax(?:payer)?\s+id\w*|steuer-?\s?id\w*|passport)\b
            (?:\s+(?:number|no\.?|nummer|num[ée]ro))?\s*(?:is|:|=|\#)?\s*
            (?=[A-Z0-9 \-]*\d{2})[A-Z]{0,3}[ ]?\d[A-Z0-9 \-]{4,20}[A-Z0-9]
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex SocialSecurity();

    [GeneratedRegex(@"(?:\+|(?<!\d)00)\d[\d\s().\-/]{4,20}\d")]
    private static partial Regex PhoneNumbers();

    [GeneratedRegex(@"\D")]
    private static partial Regex NotDigits();
}
