using System.Text.RegularExpressions;
using Concierge.Language.Phones;

namespace Concierge.Language;

/// <summary>Parses phone numbers: the restaurant's and the guest's own ("my number is …").</summary>
internal static class PhoneNumberParser
{
    /// <summary>Takes all phone numbers out of the text.</summary>
    public static PhoneNumbersReading Parse(MaskedText text)
    {
        string? restaurant = null;
        string? guest = null;
        var invalid = false;
        foreach (var match in text.TakeAll(Number))
        {
            if (!PhoneNumber.TryParse(match.Groups["n"].Value, out var number))
            {
                invalid = true;
            }
            else if (match.Groups["mine"].Success)
            {
                guest = number.E164;
            }
            else
            {
                restaurant = number.E164;
            }
        }

        invalid |= text.Take(LocalNumber) is not null;
        return new PhoneNumbersReading(restaurant, guest, invalid);
    }

    // "call +49 7531 12345", "my number is +49 7531 12345" (group mine)
    private static Regex Number { get; } = new(
        """
        (?<mine>
            \b(?:
                my|our|the[ ]guest's|contact
              | (?:reach|text|ring|phone|contact)[ ](?:me|us)[ ](?:at|on)
              | call[ ]me[ ](?:at|on)
              | call[ ]me[ ]back[ ](?:at|on)
            )\s*(?:(?:phone|mobile|cell(?:\s?phone)?|telephone|contact|callback)\s*)?(?:number\s*)?
            (?:'s\s*|is\s*|:\s*)?(?:on\s+|at\s+)?
        )?(?:\b(?:call|ring|phone|at|on|number(?:\s+is)?:?|tel\.?:?)\s*)?(?<n>(?:\+|\b00)\d[\d\s().\-/]{3,}\d)
        (?:[\s,;(]*(?:ext(?:ension)?|x|\#)[\s.:=]*\d{1,7}\b\)?)?
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

    // Numbers without a country code.
    private static Regex LocalNumber { get; } = new(
        """
          # "(555) 010-0123"
          (?<![\d/.:-])\(?\d{3,5}\)?[\s.-]\d{3}[\s.-]?\d{3,4}(?![\d/:])
          # "5550100123"
        | (?<!\d)\d{7,15}(?!\d)
          # "call 55501"
        | \b(?:call|ring|phone|dial)\s+(?<short>\d{3,6})\b
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);
}
