using System.Globalization;

namespace Concierge.Language.Reading;

/// <summary>Parses numbers in digits and words.</summary>
internal static class NumberParser
{
    /// <summary>Matches a number from 0 to 999 in digits, or from 0 to 100 in words.</summary>
    public const string CardinalPattern =
        """
        (?:
            \d{1,3}|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen
          | sixteen|seventeen|eighteen|nineteen
          | (?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)
            (?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?
          | a[ ]hundred|one[ ]hundred|hundred
        )
        """;

    /// <summary>Matches an hour of a 12-hour clock in digits or words.</summary>
    public const string HourPattern = "(?:1[0-2]|0?[1-9]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)";

    /// <summary>Matches an ordinal from first to thirty-first in words.</summary>
    public const string OrdinalPattern =
        """
        (?:
            first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth
          | fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth
          | twenty[- ](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)
          | thirtieth|thirty[- ]first
        )
        """;

    private static readonly string[] Units =
    [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ];

    private static readonly string[] Tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    private static readonly string[] Ordinals =
    [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
        "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
    ];

    /// <summary>Returns the value of a match of <see cref="CardinalPattern"/> or <see cref="HourPattern"/>; an unknown word is 0.</summary>
    public static int Parse(string word)
    {
        var text = word.ToLowerInvariant().Replace('-', ' ').Trim();
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var digits))
        {
            return digits;
        }

        if (text.EndsWith("hundred", StringComparison.Ordinal))
        {
            return 100;
        }

        return text.Split(' ').Sum(part => Array.IndexOf(Tens, part) is var ten and >= 0 ? (ten + 2) * 10 : Math.Max(0, Array.IndexOf(Units, part)));
    }

    /// <summary>Returns the value of a match of <see cref="OrdinalPattern"/> or of digits: third, 3rd, 3.</summary>
    public static int ParseOrdinal(string word)
    {
        var text = word.ToLowerInvariant().Replace('-', ' ').Trim();
        return text switch
        {
            "twentieth" => 20,
            "thirtieth" => 30,
            _ when text.StartsWith("twenty ", StringComparison.Ordinal) => 21 + Array.IndexOf(Ordinals, text[7..]),
            _ when text.StartsWith("thirty ", StringComparison.Ordinal) => 31,
            _ when Array.IndexOf(Ordinals, text) is var index and >= 0 => index + 1,
            _ => Parse(char.IsAsciiDigit(text[0]) ? text.TrimEnd('s', 't', 'n', 'd', 'r', 'h') : text),
        };
    }
}
