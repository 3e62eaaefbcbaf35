using System.Text.RegularExpressions;

namespace Concierge.Language;

/// <summary>Parses the smallest party that the guest accepts: "at least 4", "a table for 5 people would be enough", "for 6, 5 would do".</summary>
internal static class PartySizeConcessionParser
{
    private const string N = NumberParser.CardinalPattern;

    /// <summary>Takes the smallest party out of the text: "at least 4", "4 or more people".</summary>
    /// <param name="text">The sentence without times and dates.</param>
    public static int? TakeMinimum(MaskedText text) => text.Take(AtLeast) is { } match ? PartySizeFields.ReadNumber(match, "a") : null;

    /// <summary>Takes a party that is enough out of the text: "a table for 5 people would be enough".</summary>
    /// <param name="text">The sentence without times and dates.</param>
    public static int? TakeEnough(MaskedText text) => text.Take(Enough) is { } match ? PartySizeFields.ReadNumber(match, "a") : null;

    /// <summary>Takes a bare number that is enough: "for 6, 5 would do". It means people only directly after the party size.</summary>
    /// <param name="text">The sentence without times, dates and party sizes.</param>
    /// <param name="size">The party size.</param>
    public static int? TakeFewer(MaskedText text, ParsedValue<int> size)
    {
        var match = FewerWouldDo.Match(text.Remaining, size.End - 1);
        if (!match.Success || match.Index != size.End - 1)
        {
            return null;
        }

        text.Take(match.Index, match.Length);
        return PartySizeFields.ReadNumber(match, "a");
    }

    /// <summary>Adds a smaller party to the reading; a larger one needs a question.</summary>
    /// <param name="reading">The party size.</param>
    /// <param name="fewer">The party that the guest accepts too; <see langword="null"/> for none.</param>
    public static PartySizeReading AddTo(PartySizeReading reading, int? fewer) =>
        reading.Size is not { } size || fewer is null || fewer == size ? reading
        : fewer < size ? reading with { MinSize = fewer }
        : new PartySizeReading(null, $"For how many people: {size} or {fewer}?");

    private static Regex AtLeast { get; } = new(
        $$"""
          # "4 or more people"
          \b(?:for\s+)?(?<a>{{N}})\s+(?:{{PartySizeFields.People}}\s+)?or\s+more\b(?:\s+{{PartySizeFields.People}}\b)?
          # "at least 4", "no fewer than 4"
        | \b(?:for\s+|of\s+)?(?:
              at\s+least
            | (?:a\s+)?minimum(?:\s+of)?
            | no\s+(?:fewer|less)\s+than
            | not\s+(?:fewer|less)\s+than
          )\s+(?<a>{{N}})\b(?:\s+{{PartySizeFields.People}}\b)?{{PartySizeFields.NotOtherwise}}
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

    // "a table for 5 people would be enough"
    private static Regex Enough { get; } = new(
        $$"""
        \b(?:(?:but|or|and|even)\s+)*(?:(?:a\s+)?table\s+for\s+)?(?<a>{{N}})\s+{{PartySizeFields.People}}\s+(?:
            (?:would|will)\s+be\s+enough
          | is\s+enough|are\s+enough
          | {{ConcessionParser.AllowedPattern}}
        )
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

    private static Regex FewerWouldDo { get; } = new(
        $$"""
          # "(for 6), but 5 would do"
          \G¦\s*[,;(-]?\s*(?:
              (?:
                  but|or|and|even|else|maybe|otherwise|we\s+could\s+be|a\s+table|for
                | if\s+(?:not|need\s+be|necessary|they\s+are\s+full),?
                | at\s+a\s+pinch,?
              )\s+
          )*(?<a>{{N}})\b{{PartySizeFields.NotOtherwise}}(?:\s+{{PartySizeFields.People}}\b)?\s*(?:
              (?:would|will)\s+be\s+enough
            | is\s+enough
            | {{ConcessionParser.AllowedPattern}}
          )
          # "(for 6), otherwise 5"
        | \G¦\s*,?\s*(?:but\s+)?otherwise\s+(?:for\s+)?(?<a>{{N}})\b{{PartySizeFields.NotOtherwise}}
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);
}
