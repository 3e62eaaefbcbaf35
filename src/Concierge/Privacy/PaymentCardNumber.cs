using System.Globalization;

namespace Concierge.Privacy;

/// <summary>Recognizes payment card numbers by the issuer's range and length (ISO/IEC 7812) and the check digit.</summary>
internal static class PaymentCardNumber
{
    private static readonly string[] DigitWords = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

    /// <summary>Whether the digits are a payment card number.</summary>
    public static bool IsValid(string digits) => HasIssuerRange(digits) && HasValidCheckDigit(digits);

    /// <summary>Returns the digits of a number written in words ("four one double one").</summary>
    public static string ParseSpokenDigits(string words)
    {
        var digits = new List<char>();
        var times = 1;
        foreach (var word in words.ToLowerInvariant().Split([' ', ',', '.', '-', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (word is "double" or "triple")
            {
                times = word == "double" ? 2 : 3;
                continue;
            }

            var digit = word is "oh" or "o" ? 0 : Array.IndexOf(DigitWords, word);
            digits.AddRange(Enumerable.Repeat((char)('0' + Math.Max(0, digit)), times));
            times = 1;
        }

        return new string([.. digits]);
    }

    private static bool HasIssuerRange(string digits)
    {
        if (digits.Length is < 13 or > 19)
        {
            return false;
        }

        var prefix = int.Parse(digits.AsSpan(0, 4), CultureInfo.InvariantCulture);
        return (digits[0] == '4' && digits.Length is 13 or 16 or 19)
            || (prefix is >= 5100 and <= 5599 or >= 2221 and <= 2720 && digits.Length == 16)
            || (prefix / 100 is 34 or 37 && digits.Length == 15)
            || (prefix is 6011 or (>= 6440 and <= 6599) or (>= 3528 and <= 3589) or (>= 6200 and <= 6299) && digits.Length >= 16)
            || (prefix is (>= 3000 and <= 3059) or (>= 3600 and <= 3699) or (>= 3800 and <= 3999) && digits.Length == 14)
            || (prefix is 5018 or 5020 or 5038 or 6304 or 6759 or 6761 or 6763 && digits.Length >= 16);
    }

    // The Luhn algorithm: from the right, every second digit is doubled.
    private static bool HasValidCheckDigit(string digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            digit = i % 2 == 1 ? digit * 2 : digit;
            sum += digit > 9 ? digit - 9 : digit;
        }

        return sum % 10 == 0;
    }
}
