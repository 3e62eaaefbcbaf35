using System.Globalization;
using System.Text.RegularExpressions;

namespace Concierge.Agents.Rules;

/// <summary>What a sentence points at: a booking that exists, one of those listed, or something new.</summary>
internal sealed partial record ErrandWords
{
    private static readonly string[] Ordinals = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

    /// <summary>Whether a booking is spoken of that exists already: "my table", "move the booking".</summary>
    public bool Existing { get; private init; }

    /// <summary>Whether it begins something new: "book …", "find …".</summary>
    public bool Anew { get; private init; }

    /// <summary>Which of those listed is meant, from 0; negative for the last.</summary>
    public int? Ordinal { get; private init; }

    /// <summary>Reads a sentence.</summary>
    public static ErrandWords Read(string sentence) => new()
    {
        Existing = ExistingBooking().IsMatch(sentence),
        Anew = Beginning().IsMatch(sentence),
        Ordinal = OrdinalOf(sentence),
    };

    private static int? OrdinalOf(string sentence)
    {
        var match = Counted().Match(sentence);
        if (!match.Success)
        {
            return null;
        }

        var word = match.Groups["word"].Value.ToLowerInvariant();
        return match.Groups["figure"] is { Success: true } figure ? int.Parse(figure.Value, CultureInfo.InvariantCulture) - 1
            : word == "last" ? -1
            : Array.IndexOf(Ordinals, word);
    }

    [GeneratedRegex(@"\b(?:my|our|existing)\s+(?:\w+\s+){0,2}?(?:table|booking|reservation)\b|\b(?:change|move|switch|rebook|reschedule|shift|push|alter|amend|cancel)\s+(?:[\w']+\s+){0,3}?(?:booking|reservation|table)\b", RegexOptions.IgnoreCase)]
    private static partial Regex ExistingBooking();

    [GeneratedRegex(@"^\W*(?:(?:please|and|also|now|then|can\s+you|could\s+you|i(?:'d|\s+would)\s+like\s+to|i\s+want\s+to|i\s+need\s+to)\s+)*(?:book|reserve|find|get|i\s+need|i\s+want)\b(?!\s+(?:it|that|there)\b)", RegexOptions.IgnoreCase)]
    private static partial Regex Beginning();

    [GeneratedRegex(@"^\W*(?:yes,?\s+)?(?:cancel\s+|change\s+|book\s+|take\s+|try\s+|call\s+)?(?:the\s+)?(?:(?<word>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last)(?:\s+(?:one|booking|table|restaurant|place))?\s*(?:[,.!]|please|for\b|$)|(?:number|no\.?|nr\.?|#)\s*(?<figure>[1-9]|10)\b)", RegexOptions.IgnoreCase)]
    private static partial Regex Counted();
}
