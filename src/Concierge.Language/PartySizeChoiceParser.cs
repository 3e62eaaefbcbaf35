using System.Text.RegularExpressions;

namespace Concierge.Language;

/// <summary>Parses a choice between two party sizes: "4 or 5 people", "between 4 and 6 guests".</summary>
internal static class PartySizeChoiceParser
{
    private const string N = NumberParser.CardinalPattern;

    /// <summary>Takes the first choice out of the text, or returns <see langword="null"/> if there is none.</summary>
    /// <param name="text">The sentence without times and dates.</param>
    public static PartySizeReading? Parse(MaskedText text) =>
        text.Take(EitherOr) is { } either ? ReadEither(PartySizeFields.ReadNumber(either, "a"), PartySizeFields.ReadNumber(either, "b")) : null;

    // "4 or 5 people": a table for 5 seats both. If the numbers differ by more, the guest decides.
    private static PartySizeReading ReadEither(int one, int other) => Math.Abs(one - other) switch
    {
        0 => new PartySizeReading(one),
        1 => new PartySizeReading(Math.Max(one, other)) { MinSize = Math.Min(one, other) },
        _ => new PartySizeReading(null, $"For how many people exactly: {one} or {other}?") { Options = [one, other] },
    };

    private static Regex EitherOr { get; } = new(
        $$"""
          # "between 4 and 6 people"
          \bbetween\s+(?<a>{{N}})\s+and\s+(?<b>{{N}})\s+(?:people|persons|guests|of\s+us|pax)\b
          # "4-5 people", "4 or maybe 5 guests"
        | \b(?:
              (?<a>\d{1,3})\s*-\s*(?<b>\d{1,3})
            | (?<a>{{N}})\s+(?:or(?:\s+maybe|\s+possibly|\s+perhaps)?|to)\s+(?<b>{{N}})
          )\s+(?:people|persons|guests|of\s+us|pax)\b
          # "4 people, maybe 5"
        | \b(?:for\s+)?(?<a>{{N}})\s+{{PartySizeFields.People}}\s*,?\s*
          (?:or(?:\s+maybe|\s+possibly|\s+perhaps)?|maybe|possibly|perhaps)\s+(?<b>{{N}})\b{{PartySizeFields.NotOtherwise}}
          (?!\s*(?:{{PartySizeFields.People}}\s+)?{{ConcessionParser.AllowedPattern}})
          # "1 or 2 kids"
        | \b(?<a>{{N}})\s+or\s+(?<b>{{N}})\s+{{PartySizeFields.Children}}\b
          # "for 4 or 5", "we are 4/5"
        | \b(?:for|we\s+are|we're|we'll\s+be|there\s+(?:will\s+be|are)|party\s+of|table\s+of|group\s+of)\s+
          (?:about\s+)?(?<a>{{N}})\s*(?:
              ,?\s*\b(?:or(?:\s+maybe|\s+possibly|\s+perhaps)?|maybe|possibly|perhaps)\b
            | (?<=\d)\s?[-/](?=\s?\d)
          )\s*(?<b>{{N}})\b{{PartySizeFields.NotOtherwise}}(?!\s*{{ConcessionParser.AllowedPattern}})
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);
}
