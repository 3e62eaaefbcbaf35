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

    /// <summary>Parses a number with country code. Accepts spaces, hyphens, dots, slashes, brackets, "tel:", "00" for "+" and "(0)".</summary>
    /// <returns><see langword="false"/> if the country code is missing, a character is invalid, or the digits cannot be a subscriber number.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out PhoneNumber? number)
    {
        number = null;
        if (!TryNormalize(text, out var plus, out var digits) || !plus
            || digits.Length is < MinDigits or > MaxDigits
            || digits[0] == '0'
            || (digits[0] == '1' && (digits.Length != 11 || digits[1] is '0' or '1')))
        {
            return false;
        }

        number = new PhoneNumber("+" + digits);
        return true;
    }

    /// <summary>
    /// Whether a text is an emergency number or a short code (3 to 6 digits), with or without a country code. Concierge never calls such a
    /// number.
    /// </summary>
    public static bool IsEmergencyOrShort(string? text)
    {
        if (!TryNormalize(text, out _, out var digits))
        {
            return false;
        }

        return digits.Length is >= 3 and <= MaxShortCodeDigits;
    }

    /// <summary>Masks a phone number or any other text: only the first digit and the last two remain.</summary>
    public static string Mask(string? text)
    {
        var digits = new string([.. (text ?? "").Where(char.IsAsciiDigit)]);
        return digits.Length < MinDigits ? "•••" : $"+{digits[0]}•••••••{digits[^2..]}";
    }

    /// <summary>The masked number.</summary>
    public override string ToString() => Masked;

    private static bool TryNormalize(string? text, out bool plus, out string digits)
    {
        plus = false;
        digits = "";
        if (string.IsNullOrWhiteSpace(text) || text.Length > 40)
        {
            return false;
        }

        var rest = text.Trim();
        rest = rest.StartsWith("tel:", StringComparison.OrdinalIgnoreCase) ? rest[4..].TrimStart() : rest;
        if (rest.StartsWith('+'))
        {
            plus = true;
            rest = rest[1..].Replace("(0)", "", StringComparison.Ordinal);
        }

        if (!rest.All(character => char.IsAsciiDigit(character) || character is ' ' or '-' or '.' or '/' or '(' or ')' or '\u00a0' or '\u2011' or '\u2013'))
        {
            return false;
        }

        digits = new string([.. rest.Where(char.IsAsciiDigit)]);
        if (!plus && digits.StartsWith("00", StringComparison.Ordinal) && digits.Length > MaxShortCodeDigits)
        {
            plus = true;
            digits = digits[2..];
        }

        return digits.Length > 0;
    }
}
