using System.Text.RegularExpressions;

namespace Concierge.Language;

/// <summary>Takes what is to be later or earlier than agreed before: "half an hour later", "a day earlier".</summary>
internal static class ShiftWords
{
    private const string Span = @"(?:(?<half>half\s+an\s+hour|half\s+hour|30\s*mins?)|(?<quarter>(?:a\s+)?quarter\s+of\s+an\s+hour)|(?<hh>an\s+hour\s+and\s+a\s+half)|(?<n>an?|" + NumberWords.Pattern + @")(?:\s+more)?\s*-?(?<u>minutes?|mins?|hours?|hrs?|days?|weeks?))";

    /// <summary>Takes the words.</summary>
    public static ShiftReading Read(MaskedText text)
    {
        if (text.Take(Vague()) is not null)
        {
            return new ShiftReading(null, null, Unclear: true);
        }

        var match = text.Take(Moved()) ?? text.Take(Compared());
        if (match is null)
        {
            return text.Take(Neighbour()) is { } day ? new ShiftReading(null, day.Groups["after"].Success ? 1 : -1, false) : new ShiftReading(null, null, false);
        }

        if (match.Groups["either"].Success)
        {
            return new ShiftReading(null, null, Unclear: true);
        }

        var sign = match.Groups["earlier"].Success ? -1 : 1;
        var unit = match.Groups["u"].Value.ToLowerInvariant();
        var count = match.Groups["n"] is { Success: true } n ? Count(n.Value) : 1;
        return unit switch
        {
            ['d', ..] => new ShiftReading(null, sign * count, false),
            ['w', ..] => new ShiftReading(null, sign * count * 7, false),
            ['h', ..] => new ShiftReading(sign * count * 60, null, false),
            ['m', ..] => new ShiftReading(sign * count, null, false),
            _ => new ShiftReading(sign * (match.Groups["half"].Success ? 30 : match.Groups["quarter"].Success ? 15 : 90), null, false),
        };
    }

    private static int Count(string word) => word.ToLowerInvariant() is "a" or "an" ? 1 : NumberWords.Value(word);

    private static Regex? _vague;

    private static Regex Vague() => _vague ??= new(@"\b(?:a\s+(?:bit|little|little\s+bit|tad|touch)|slightly|much|somewhat)\s+(?:later|earlier|sooner)\b(?!\s+than\s+\d)|\b(?:can|could)\s+(?:we|i|you)\s+(?:come|make\s+it|move\s+it)\s+(?:later|earlier|sooner)\b", RegexOptions.IgnoreCase);

    private static Regex? _moved;

    private static Regex Moved() => _moved ??= new(@"\b(?:(?:push|put|set|shift)(?:ed)?\s+(?:it|that|us|the\s+(?:booking|table|reservation)|my\s+(?:booking|table|reservation))?\s*(?:back|out)|delay(?:\s+(?:it|that|us))?|postpone(?:\s+(?:it|that|us))?)\s+(?:by\s+)?" + Span + @"\b|\b(?<earlier>(?:bring|move|pull)\s+(?:it|that|us|the\s+(?:booking|table|reservation)|my\s+(?:booking|table|reservation))\s+(?:forward|forwards|up|ahead))\s+(?:by\s+)?" + Span + @"\b|\b(?<either>(?:move|push)\s+(?:it|that|us|the\s+(?:booking|table|reservation))\s+(?:back|back(?:wards)?|forward|forwards))\s+(?:by\s+)?" + Span + @"\b", RegexOptions.IgnoreCase);

    private static Regex? _compared;

    private static Regex Compared() => _compared ??= new(@"\b" + Span + @"\s+(?:(?<later>later|after\s+that)|(?<earlier>earlier|sooner|before\s+that))\b", RegexOptions.IgnoreCase);

    private static Regex? _neighbour;

    private static Regex Neighbour() => _neighbour ??= new(@"\b(?:(?<after>the\s+(?:next|following)\s+day|the\s+day\s+after)|the\s+day\s+before)(?=\s*(?:$|[,.!?]|please|at\b|instead))", RegexOptions.IgnoreCase);
}

/// <summary>What is to be later or earlier.</summary>
/// <param name="Minutes">Minutes later; below 0, earlier.</param>
/// <param name="Days">Days later; below 0, earlier.</param>
/// <param name="Unclear">Whether it was not said by how much or which way.</param>
internal sealed record ShiftReading(int? Minutes, int? Days, bool Unclear);
