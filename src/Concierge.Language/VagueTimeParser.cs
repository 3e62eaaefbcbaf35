using System.Text.RegularExpressions;

namespace Concierge.Language;

/// <summary>Parses times that name no hour and need a question: "after work", "early evening", "as early as possible".</summary>
internal static class VagueTimeParser
{
    /// <summary>Takes the first such time out of the text and asks for the hour, or returns <see langword="null"/> if there is none.</summary>
    /// <param name="text">The sentence.</param>
    public static TimeReading? Parse(MaskedText text) =>
        text.Take(Vague) is { } vague ? TimeReading.CreateQuestion($"What time do you mean by \"{vague.Value.Trim()}\"?") : null;

    private static Regex Vague { get; } = new(
        $$"""
        \b(?:
            # "after work", "right before the show"
            (?:straight\s+|right\s+)?(?:after|before)\s+(?:(?:the|my|our|a)\s+)?(?:
                work|school|theatre|theater|show|concert|film|movie|cinema|match|game|church|meeting|opera|lunch
              | dinner|sunset|dark
            )
            # "as early as possible"
          | as\s+(?:late|early)\s+as\s+(?:possible|you\s+can|they\s+can)
            # "early evening", "late in the afternoon"
          | (?:(?:early|late|mid)[\s-]+(?:in\s+the\s+)?)(?:evening|afternoon|morning|lunch|dinner)
            # "at sunset"
          | at\s+(?:the\s+usual\s+time|sunset|dusk|closing\s+time|opening\s+time)
            # "nice and early"
          | (?:nice\s+and\s+|fairly\s+|quite\s+|really\s+)(?:early|late)
            # "not too late"
          | (?:not\s+too\s+|a\s+bit\s+)(?:early|late)
            # "in half an hour"
          | (?:in|within)\s+(?:an?|half\s+an|the\s+next|{{NumberParser.CardinalPattern}})\s+(?:hours?|minutes?|mins?)
            # "some time in the evening"
          | (?:some|any)\s*time\s+in\s+the\s+(?:evening|afternoon|morning)
            # "whenever they open"
          | when(?:ever)?\s+(?:they|you)\s+(?:open|close|can|have)
        )\b
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);
}
