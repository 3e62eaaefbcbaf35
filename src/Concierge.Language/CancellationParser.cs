using System.Text.RegularExpressions;

namespace Concierge.Language;

/// <summary>Recognises the request to cancel an existing booking.</summary>
internal static class CancellationParser
{
    // What a guest cancels: "my dinner reservation", "tonight's table", "the booking".
    private const string Thing =
        """
        (?:
            (?:
                my|the|our|that|this|it|everything|tonight'?s|tomorrow'?s
              | (?:mon|tues|wednes|thurs|fri|satur|sun)day'?s?
            )\s+
        )*(?:\w+(?:'s)?\s+){0,2}?(?:bookings?|reservations?|tables?|dinner|lunch|brunch)
        """;

    /// <summary>
    /// Returns <see cref="GuestIntents.Cancel"/>, <see cref="GuestIntents.DoNotCall"/> if the guest rules it out, or
    /// <see cref="GuestIntents.None"/>.
    /// </summary>
    public static GuestIntents Parse(string sentence) =>
        NotWanted.IsMatch(sentence) ? GuestIntents.DoNotCall
        : AskedAbout.IsMatch(sentence) ? GuestIntents.None
        : Outright.IsMatch(sentence) || (NotComing.IsMatch(sentence) && !OtherwiseWanted.IsMatch(sentence)) ? GuestIntents.Cancel
        : GuestIntents.None;

    // "don't cancel", "without cancelling", "no need to cancel"
    private static Regex NotWanted { get; } = new(
        """
        \b(?:don'?t|do\s+not|never|didn'?t|no\s+need\s+to|not\s+(?:want\s+)?to|without|instead\s+of)\s+(?:\w+\s+)?
        cancel
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

    // Questions about cancelling are no order to cancel.
    private static Regex AskedAbout { get; } = new(
        """
          # "can we still cancel later", "until when can I cancel for free"
          \b(?:can|could|may|when|until\s+when|how\s+late|how\s+long)\s+(?:can\s+|could\s+|may\s+)?(?:i|we)\s+
          (?:still\s+)?cancel\s+(?:later|any\s*time|for\s+free|up\s+to|until|if|at\s+(?:the\s+)?last)
          # "cancellation policy"
        | \bcancell?ation\s+(?:policy|fee|deadline|terms?)\b
          # "how do I cancel"
        | \bhow\s+(?:do|can|would)\s+(?:i|we)\s+cancel\b
          # "free cancellation"
        | \bfree\s+cancell?ation\b
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

    private static Regex Outright { get; } = new(
        $$"""
          # "cancel it", "call it off", "drop our booking"
          \b(?:
              cancel(?!l?ed\b)\w*
            | cancellation\s+please|un-?book
            | call\s+(?:it|that|this|{{Thing}})\s+off
            | call\s+off
            | (?:
                  delete|drop|scrap|scratch|remove|kill|undo|ditch|lose|release|get\s+rid\s+of|give\s+up
                | forget\s+about|back\s+out\s+of|pull\s+out\s+of
              )\s+{{Thing}}
          )\b
          # "scrap that" as a whole sentence
        | ^\W*(?:(?:actually|ok|no|please|sorry)[,\s]+)*(?:scrap|scratch|drop|bin|axe)\s+
          (?:it|that|this|the\s+whole\s+thing)\W*(?:please\W*)?$
          # "called off"
        | \bcalled\s+off\b
          # "it needs to be cancelled"
        | \bneed(?:s)?\s+(?:to\s+be\s+)?cancelled\b
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

    private static Regex NotComing { get; } = new(
        """
          # "we can't make it", "I won't be coming", "we no longer need the table"; not "two of us can't come"
          (?<!\bof\s)\b(?:we|i|us)(?:'re|'m|'ll|\s+are|\s+am|\s+will)?\s+(?:just\s+|really\s+)?(?:
              can'?t|can\s+not|cannot|couldn'?t
            | won'?t(?:\s+be(?:\s+able\s+to)?)?
            | will\s+not(?:\s+be)?
            | not\s+be|not|unable\s+to|don'?t|do\s+not|no\s+longer|aren'?t
          )\s+(?:going\s+to\s+)?(?:(?:be\s+)?able\s+to\s+)?(?:
              make\s+it
            | mak(?:e|ing)\s+(?:our|my|the|tonight|tomorrow)
            | com(?:e|ing)
            | be\s+there|be\s+coming
            | keep(?:ing)?\s+(?:it|the|our|my)
            | show(?:ing)?\s+up
            | need(?:ing)?\s+(?:the|our|my|that|a)\s+(?:\w+\s+)?(?:table|booking|reservation)
            | (?:need|want)(?:ing)?\s+(?:it|that|this|the\s+table)\s+(?:any\s?more|any\s?longer|after\s+all)
            | be\s+needing
          )\b
          # "the table is no longer needed"
        | \b(?:the|our|my)\s+(?:table|booking|reservation)\s+(?:is|are)(?:n'?t|\s+not|\s+no\s+longer)\s+
          (?:needed|required|wanted)
          # "no longer coming"
        | \bno\s+longer\s+(?:need|want|coming)\b
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

    // Another date or time is wanted instead: that is a change and not a cancellation.
    private static Regex OtherwiseWanted { get; } = new(
        """
        \b(?:
            instead
          | (?:can|could|may|shall)\s+(?:we|i|you)\s+(?:come|move|do|make|change|have)
          | (?:what|how)\s+about
          | move\s+(?:it|that|us)
          | make\s+(?:it|that)\s+(?:\d|one|two|three|four|five|six|seven|eight|nine|ten|half|at|for|on)
          | would\s+(?:do|work|be\s+better)
          | but\s+(?:we\s+can|i\s+can|at|on|we\s+could)
        )\b
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);
}
