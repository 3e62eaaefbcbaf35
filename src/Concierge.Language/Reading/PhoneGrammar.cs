using System.Text;
using System.Text.RegularExpressions;
using Concierge.Language.Phones;

namespace Concierge.Language.Reading;

/// <summary>
/// Reads telephone numbers and whose they are. What is said with "my", "me" or in answer to the question for the name is the guest's own and is
/// never called as the restaurant.
/// </summary>
internal static partial class PhoneGrammar
{
    private const int FewestDigits = 7;
    private const int MostDigits = 15;

    // Characters before a number that say whose it is.
    private const int ClosestWords = 70;

    /// <summary>Takes all phone numbers out of the text.</summary>
    /// <param name="text">The sentence.</param>
    /// <param name="isGuests">Whether a number without further words is the guest's own, because the sentence answers a question about the guest.</param>
    public static PhoneNumbersReading Read(MaskedText text, bool isGuests)
    {
        string? restaurant = null;
        string? local = null;
        string? guest = null;
        var (invalid, named) = (false, false);
        foreach (var match in FindAll(text))
        {
            var number = ReadDigits(match.Groups["n"].Value);
            var mine = IsGuests(text.Original, match.Groups["n"].Index, match.Groups["n"].Index + match.Groups["n"].Length, isGuests);
            named |= !mine && LastIndex(Theirs, text.Original[Math.Max(0, match.Groups["n"].Index - ClosestWords)..match.Groups["n"].Index]) >= 0;
            if (PhoneNumber.TryParse(number, out var complete))
            {
                (restaurant, guest) = mine ? (restaurant, complete.E164) : (complete.E164, guest);
            }
            else if (mine && !number.StartsWith('+') && number.Length is >= FewestDigits and <= MostDigits)
            {
                guest = number;
            }
            else
            {
                (invalid, local) = (true, number.StartsWith('+') || number.Length < FewestDigits ? local : number);
            }
        }

        return new PhoneNumbersReading(restaurant, guest, invalid) { LocalRestaurant = local, IsSaidToBeRestaurants = named };
    }

    private static IEnumerable<Match> FindAll(MaskedText text)
    {
        foreach (var pattern in new[] { International, Local, Spoken })
        {
            foreach (var match in text.TakeAll(pattern))
            {
                yield return match;
            }
        }
    }

    // The words nearest before the number decide, then the words after it.
    private static bool IsGuests(string sentence, int start, int end, bool isGuests)
    {
        var before = sentence[Math.Max(0, start - ClosestWords)..start];
        var (mine, theirs) = (LastIndex(Mine, before), LastIndex(Theirs, before));
        return mine != theirs ? mine > theirs
            : AfterIsMine().IsMatch(sentence[end..]) || (isGuests && !AfterIsTheirs().IsMatch(sentence[end..]));
    }

    private static int LastIndex(Regex pattern, string text) => pattern.Matches(text) is { Count: > 0 } matches ? matches[^1].Index : -1;

    private static string ReadDigits(string written)
    {
        var digits = new StringBuilder();
        var twice = false;
        foreach (Match part in Part().Matches(written))
        {
            var word = part.Value.ToLowerInvariant();
            if (word == "double")
            {
                twice = true;
                continue;
            }

            var digit = word switch
            {
                "oh" or "o" or "zero" or "nought" => "0",
                "plus" or "+" => "+",
                "hundred" => "00",
                _ when char.IsAsciiDigit(word[0]) => word,
                _ => NumberParser.Parse(word).ToString(System.Globalization.CultureInfo.InvariantCulture),
            };
            digits.Append(digit).Append(twice ? digit : "");
            twice = false;
        }

        var number = digits.ToString();
        return number.StartsWith("00", StringComparison.Ordinal) ? "+" + number[2..] : number;
    }

    private const string LeadIn =
        """
        (?:\b(?:and|my|our|the|guest's|own|number'?s?|phone|mobile'?s?|mob|cell(?:phone)?|tel(?:ephone)?|contact|callback|is|on|at|it'?s|call|ring|text
          |reach|me|us|back|for|confirmation)\b[\s.:]*){0,9}
        """;

    private static Regex International { get; } = new(
        $$"""
        {{LeadIn}}(?<n>(?:\+|\b00|\bplus\s+(?:one\s+)?(?=\d))\s?\d[\d\s().\-/]{3,}\d)
        (?:[\s,;(]*(?:ext(?:ension)?|x|\#)[\s.:=]*\d{1,7}\b\)?)?
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

    // Numbers without a country code.
    private static Regex Local { get; } = new(
        $$"""
        {{LeadIn}}(?:
            # "07700 900 412", "(02) 5550 3321"; no date "03.12.2026"
            (?<n>(?<![\d/.:\-])(?!\d{1,2}[\-./]\d{1,2}[\-./]\d)(?:\(0\d{1,4}\)|0\d{1,4})(?=(?:[\s\-]?\d){6,})(?:[\s\-]?\d{2,6}){2,4}(?![\d/:]))
            # "(555) 010-0123", "555-0143"
          | (?<n>(?<![\d/.:\-])(?:\(?\d{3,5}\)?[\s.\-]\d{3}[\s.\-]?\d{3,4}|\d{3}-\d{4})(?![\d/:]))
            # "5550100123"
          | (?<n>(?<!\d)\d{7,15}(?!\d))
            # "call 55501"
          | \b(?:call|ring|phone|dial)\s+(?<n>\d{3,6})\b
        )
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

    // "oh two oh seven nine four six", seven digits in words at least
    private static Regex Spoken { get; } = new(
        $$"""
        {{LeadIn}}(?<n>(?:\bplus\s+)?(?:\b(?:oh|o|zero|nought|one|two|three|four|five|six|seven|eight|nine|double|hundred)\b[\s\-,]*){7,}(?<=\w))
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

    private static Regex Mine { get; } = new(
        """
        \b(?:
            my|mine|our|ours|me|us|i|myself|the\s+guest's|contact|callback|office|lodge|reception|hoose|home|house|mobile|mob|cell(?:phone)?|whatsapp
              |leave\s+a\s+message|take\s+a\s+message
        )\b
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

    private static Regex Theirs { get; } = new(
        """
        \b(?:
            their|theirs|they'?re\s+on|them|'?em|(?:the\s+)?(?:restaurant|place|pub)(?:'?s)?|its\s+(?:tele)?(?:phone|number)
          | (?:have\s+to|call|ring|phone|dial|bell)\s+(?:(?:them|it)\s+)?(?:on\s+|at\s+)?$
        )
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

    [GeneratedRegex(@"^\W*(?:(?:that'?s|is|it'?s)\s+(?:mine|my|me)|if\s+they\s+(?:need|wanna|want)|in\s+case\s+they)\b", RegexOptions.IgnoreCase)]
    private static partial Regex AfterIsMine();

    [GeneratedRegex(@"^\W*(?:(?:that'?s|is|it'?s)\s+(?:theirs?|the\s+restaurant))\b", RegexOptions.IgnoreCase)]
    private static partial Regex AfterIsTheirs();

    [GeneratedRegex(@"\+|\d|\p{L}+")]
    private static partial Regex Part();
}
