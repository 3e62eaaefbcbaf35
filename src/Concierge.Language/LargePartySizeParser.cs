using System.Globalization;
using System.Text.RegularExpressions;

namespace Concierge.Language;

/// <summary>Parses party sizes of dozens, hundreds and thousands: "four hundred", "two dozen people", "1,000 guests".</summary>
internal static class LargePartySizeParser
{
    private const string N = NumberParser.CardinalPattern;

    // "A dozen" alone is no large number.
    private const string LargeNumber =
        $$"""
        (?:
            (?<thousands>[1-9]\d{0,2},\d{3})\b(?!\s*[ap]\.?m\b)
          | (?<a>an?|{{N}})\s+(?:
                (?:(?<hundred>hundred)|(?<thousand>thousand))\b(?:\s+and\s+(?<half>a\s+half))?
              | (?<dozen>dozen)\b\s+and\s+(?<half>a\s+half)\b
            )
          | (?!(?:an?|one)\s)(?<a>{{N}})\s+(?<dozen>dozen)\b
        )
        """;

    /// <summary>Takes the large party sizes out of the text.</summary>
    /// <param name="text">The sentence without times and dates.</param>
    public static IReadOnlyList<ParsedValue<int>> TakeAll(MaskedText text) =>
        [.. text.TakeAll(Large).Select(match => new ParsedValue<int>(match.Index, match.Length, ReadLarge(match)))];

    // More than any restaurant seats at one table: the limit of the party size refuses it.
    private static int ReadLarge(Match match)
    {
        if (match.Groups["thousands"].Success)
        {
            return int.Parse(match.Groups["thousands"].Value.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        }

        var unit = match.Groups["dozen"].Success ? 12 : match.Groups["hundred"].Success ? 100 : 1000;
        return (PartySizeFields.ReadNumber(match, "a") * unit) + (match.Groups["half"].Success ? unit / 2 : 0);
    }

    // "for four hundred", "two dozen people", "a dozen and a half"
    private static Regex Large { get; } = new(
        $$"""
        \b(?:
            (?:for|(?:party|group|family|table|total)\s+of)\s+{{LargeNumber}}(?:\s+{{PartySizeFields.People}})?
          | {{LargeNumber}}\s+{{PartySizeFields.People}}
        )(?!\s*(?:euros?|pounds?|dollars?|bucks|quid|yen|francs?|kron(?:er|or)|rupees?|percent|per\s+cent|%|€|\$|£))
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);
}
