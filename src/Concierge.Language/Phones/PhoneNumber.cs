using System.Diagnostics.CodeAnalysis;

namespace Concierge.Language.Phones;

/// <summary>A phone number in E.164 format (ITU-T E.164: "+", country code, at most 15 digits).</summary>
/// <remarks>Only <see cref="E164"/> shows all digits. <see cref="ToString"/> is masked, so that a log cannot reveal the number.</remarks>
public sealed record PhoneNumber
{
    private const int MinDigits = 7;
    private const int MaxDigits = 15;
    private const int MaxShortCodeDigits = 6;

    private PhoneNumber(string e164) => E164 = e164;

    /// <summary>The number to dial: "+" and 7 to 15 digits.</summary>
    public string E164 { get; }

    /// <summary>The number for logs and screens: the first digit and the last two (<c>+1•••••••55</c>).</summary>
    public string Masked => Mask(E164);

    /// <summary>Whether calls to the number cost more than the standard rate.</summary>
    public bool IsPremiumRate => BlockedNumberRegistry.IsPremiumRate(E164);

    /// <summary>
    /// Whether the number is in the tables of its country's numbering plan. The tables age: a number that has a possible length and is not
    /// in them may have been assigned since.
    /// </summary>
    public bool IsInNumberingPlan => NumberingPlan.Contains(E164);

    /// <summary>
    /// Parses one number with country code. Accepts spaces, hyphens, dots, slashes, brackets, "tel:", "00" for "+", and "(0)" where the
    /// country's numbering plan has such a zero.
    /// </summary>
    /// <returns>
    /// <see langword="false"/> if the country code is missing or does not exist, the country has no numbers of this length, or the text
    /// holds more than one number: an extension, a second number or a note.
    /// </returns>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out PhoneNumber? number)
    {
        var reading = PhoneNumberFieldParser.Parse(text, country: null);
        number = (reading.Remarks & ~PhoneNumberRemarks.NotInNumberingPlan) == PhoneNumberRemarks.None ? reading.Number : null;
        return number is not null;
    }

    /// <summary>
    /// Whether a text is an emergency number or a short code (3 to 6 digits), with or without a country code. Concierge never calls such a
    /// number.
    /// </summary>
    public static bool IsEmergencyOrShort(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > 40)
        {
            return false;
        }

        var rest = text.Trim();
        rest = rest.StartsWith("tel:", StringComparison.OrdinalIgnoreCase) ? rest[4..].TrimStart() : rest;
        var international = rest.StartsWith('+') ? rest[1..].Replace("(0)", "", StringComparison.Ordinal) : rest;
        if (!international.All(character => char.IsAsciiDigit(character) || NumberingPlan.IsSeparator(character)))
        {
            return false;
        }

        var digits = international.Count(char.IsAsciiDigit);
        return digits is >= 3 and <= MaxShortCodeDigits || NumberingPlan.IsShortNumber(rest);
    }

    /// <summary>Masks a phone number or any other text: only the first digit and the last two remain.</summary>
    public static string Mask(string? text)
    {
        var digits = new string([.. (text ?? "").Where(char.IsAsciiDigit)]);
        return digits.Length < MinDigits ? "•••" : $"+{digits[0]}•••••••{digits[^2..]}";
    }

    /// <summary>The masked number.</summary>
    public override string ToString() => Masked;

    /// <summary>Takes a number that is in E.164 format already, such as one that was stored.</summary>
    /// <returns><see langword="false"/> if it does not have the format. Whether its country has such numbers is not checked.</returns>
    internal static bool TryFromE164(string? e164, [NotNullWhen(true)] out PhoneNumber? number)
    {
        number = e164 is ['+', not '0', ..] && e164.Length - 1 is >= MinDigits and <= MaxDigits && e164.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0
            // North America: area codes do not begin with 0 or 1.
            && (e164[1] != '1' || (e164.Length == 12 && e164[2] is not ('0' or '1')))
            ? new PhoneNumber(e164)
            : null;
        return number is not null;
    }
}
