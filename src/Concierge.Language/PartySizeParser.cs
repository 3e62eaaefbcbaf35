using System.Text.RegularExpressions;

namespace Concierge.Language;

/// <summary>Parses the party size, only from words about people or tables and never from other numbers.</summary>
internal static partial class PartySizeParser
{
    private const string N = NumberParser.CardinalPattern;

    /// <summary>Takes the party size out of the text, or returns <see langword="null"/> if there is none.</summary>
    /// <param name="text">The sentence without times and dates.</param>
    /// <param name="expected">Whether a bare number answers the question for the party size.</param>
    public static PartySizeReading? Parse(MaskedText text, bool expected)
    {
        if (text.Take(Negative()) is not null)
        {
            return new PartySizeReading(0);
        }

        var choice = PartySizeChoiceParser.Parse(text);
        var minimum = PartySizeConcessionParser.TakeMinimum(text);
        var enough = PartySizeConcessionParser.TakeEnough(text);
        var readings = new List<ParsedValue<int>>();
        var isUnclear = TakeGuestLists(text, expected, readings);
        readings.AddRange(LargePartySizeParser.TakeAll(text));
        readings.AddRange(StatedPartySizeParser.TakeAll(text));
        if (PartySizeTotalParser.Parse(text, isSum: readings.Count > 0 || isUnclear || expected) is { } total)
        {
            return new PartySizeReading(total);
        }

        if (readings.Count == 0 && choice is null && enough is null && expected && text.Take(BareAnswer) is { } bare)
        {
            readings.Add(new ParsedValue<int>(bare.Index, bare.Length, PartySizeFields.ReadNumber(bare, "a")));
        }

        Correct(text, readings);
        if (choice is not null)
        {
            return readings.Count == 0 ? choice : new PartySizeReading(null, "For how many people exactly?");
        }

        var sizes = CorrectionResolver.Resolve(text.Original, readings);
        enough ??= sizes.Count > 0 ? PartySizeConcessionParser.TakeFewer(text, sizes[^1]) : null;
        return Combine(sizes) is { } reading ? PartySizeConcessionParser.AddTo(reading, enough ?? minimum)
            : enough is not null ? new PartySizeReading(enough) { IsConcession = true }
            : isUnclear ? new PartySizeReading(null, "How many are you in all?")
            : minimum is not null ? new PartySizeReading(null, $"At least {minimum}: for how many people shall the table be?")
            : null;
    }

    // Returns whether a list does not say how many guests it names.
    private static bool TakeGuestLists(MaskedText text, bool expected, List<ParsedValue<int>> readings)
    {
        var isUnclear = false;
        foreach (var list in GuestListGrammar.TakeAll(text, expected))
        {
            isUnclear |= list.Count is null;
            if (list.Count is { } count)
            {
                readings.Add(new ParsedValue<int>(list.Start, list.End - list.Start, count));
            }
        }

        return isUnclear;
    }

    // "For 5, nah, wait, 6": a number directly after the party that corrects it.
    private static void Correct(MaskedText text, List<ParsedValue<int>> readings)
    {
        for (var index = 0; index < readings.Count; index++)
        {
            var match = Corrected.Match(text.Remaining, readings[index].End);
            if (match.Success)
            {
                text.Take(match.Index, match.Length);
                var start = readings[index].Index;
                readings[index] = new ParsedValue<int>(start, match.Index + match.Length - start, PartySizeFields.ReadNumber(match, "a"));
            }
        }
    }

    private static PartySizeReading? Combine(IReadOnlyList<ParsedValue<int>> readings)
    {
        var sizes = readings.Select(reading => reading.Value).Distinct().ToList();
        return sizes.Count switch
        {
            0 => null,
            1 => new PartySizeReading(sizes[0]),
            _ => new PartySizeReading(null, $"For how many people: {string.Join(" or ", sizes)}?") { Options = sizes },
        };
    }

    // "-2 people", "no guests"
    [GeneratedRegex(@"(?:(?<!\w)-\d+|\bminus\s+\w+|\bno)\s+(?:people|persons|guests)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Negative();

    // ", no, 6", " nah wait 6"
    private static Regex Corrected { get; } = new(
        $$"""
        \G\s*[,.;-]?\s*(?:\b(?:no|nah|naw|nope|sorry|sry|sory|wait|oops|ops|oh|or\s+rather|correction|scratch\s+that|hang\s+on)\b[\s,.]+)+
        (?:(?:for|it'?s|make\s+(?:it|that)|actually|i\s+mean)\s+)*(?<a>{{N}})\b(?:\s+{{PartySizeFields.People}}\b)?{{PartySizeFields.NotOtherwise}}
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

    // "4" as the answer to the question for the party
    private static Regex BareAnswer { get; } = new(
        $$"""
        (?:^|[¦.]|\b(?:evening|afternoon|morning|night)\b)\s*
        (?:we\s+are\s+|we're\s+|it'?s\s+|just\s+|,\s*|and\s+|er+m?\s+|um+\s+|[.:]\s*)*(?<a>{{N}})\b{{PartySizeFields.NotOtherwise}}
        (?=\s*(?:$|[,.!;?¦]|please|and\b|on\b|at\b|mate\b|counting\b|of\b|incl))
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);
}
