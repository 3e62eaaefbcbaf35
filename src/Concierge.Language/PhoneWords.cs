using System.Text.RegularExpressions;
using Concierge.Language.Phones;

namespace Concierge.Language;

/// <summary>Takes telephone numbers out of a sentence: the restaurant's, or the guest's own ("my number is …").</summary>
internal static class PhoneWords
{
    /// <summary>Takes every number.</summary>
    public static PhoneReading Read(MaskedText text)
    {
        string? restaurant = null;
        string? guest = null;
        var invalid = false;
        foreach (var match in text.TakeAll(Number()))
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

        invalid |= text.Take(LocalNumber()) is not null;
        return new PhoneReading(restaurant, guest, invalid);
    }

    private static Regex? _number;

    private static Regex Number() => _number ??= new(@"(?<mine>\b(?:my|our|the guest's|contact|(?:reach|text|ring|phone|contact) (?:me|us) (?:at|on)|call me (?:at|on)|call me back (?:at|on))\s*(?:(?:phone|mobile|cell(?:\s?phone)?|telephone|contact|callback)\s*)?(?:number\s*)?(?:'s\s*|is\s*|:\s*)?(?:on\s+|at\s+)?)?(?:\b(?:call|ring|phone|at|on|number(?:\s+is)?:?|tel\.?:?)\s*)?(?<n>(?:\+|\b00)\d[\d\s().\-/]{3,}\d)", RegexOptions.IgnoreCase);

    private static Regex? _localNumber;

    private static Regex LocalNumber() => _localNumber ??= new(@"(?<![\d/.:-])\(?\d{3,5}\)?[\s.-]\d{3}[\s.-]?\d{3,4}(?![\d/:])|(?<!\d)\d{7,15}(?!\d)|\b(?:call|ring|phone|dial)\s+(?<short>\d{3,6})\b", RegexOptions.IgnoreCase);
}

/// <summary>The numbers that were read.</summary>
/// <param name="Restaurant">The number to call, E.164.</param>
/// <param name="Guest">The guest's own number, E.164.</param>
/// <param name="Invalid">Whether something looked like a number but cannot be dialled as it stands.</param>
internal sealed record PhoneReading(string? Restaurant, string? Guest, bool Invalid);
