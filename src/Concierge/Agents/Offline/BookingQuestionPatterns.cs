using System.Text.RegularExpressions;

namespace Concierge.Agents.Offline;

/// <summary>The patterns of questions about a booking that exists.</summary>
internal static class BookingQuestionPatterns
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture;

    public static Regex ConfirmationNumber { get; } = new(
        """
          ^\W*((and|so|ok|sorry)\W+)*
          (what|which|can\s+you|could\s+you|tell|give|remind|repeat|say|do\s+(i|we)\s+have|is\s+there|did\s+(they|you)\s+(give|get)|what'?s|show)\b
          [^.!]*\b(
              (confirmation|booking|reservation|reference)\s*(number|code|no\b|id\b) | (the|that)\s+(number|code)\s+again
            | confirmation(\s+again)?(?=\W*$)
          )
        | ^\W*((and|so|ok|sorry)\W+)*(the\s+|my\s+|our\s+)?((confirmation|booking|reservation|reference)\s*)?(code|number
          |reference)(\s+(again|please))*\W*$
        | ^\W*((and|so)\W+)*did\s+(they|you)\s+(give|get|say)\s+(us\s+|me\s+|you\s+)?(a|the|any)\s+(number|code|reference)\b
        """,
        Options);

    public static Regex Name { get; } = new(
        """
          ^\W*((and|so)\W+)*((under|in|on)\s+)?(which|what|whose)\s+name\b(?!\s+of)
        | ^\W*((and|so)\W+)*(is|was)\s+(it|that|this|the\s+(table|booking|reservation))\s+(booked\s+)?(under|in|on)\s+(my|our|whose)\b
        | ^\W*((and|so)\W+)*(who('s|\s+is|\s+was)?\s+(is\s+)?(it|that|the\s+(table|booking))\s+(for|under)
          |who\s+(did\s+you\s+)?book(ed)?\s+it\s+for)\W*$
        """,
        Options);

    // "What's the confirmation number for the Golden Dragon?"
    public static Regex OfRestaurant { get; } = new(
        @"\b(for|at|of|in)\s+(the\s+)?(?<name>[\p{L}][^?.!,]*?)(\s+(one|booking|table|reservation|again))*\W*$", Options);

    public static Regex Party { get; } = new(
        @"^\W*((and|so)\W+)*(for\s+)?how\s+many(\s+(people|persons|guests|seats|of\s+us))?\s+(is|was|are|were|did)\b", Options);

    public static Regex Phone { get; } = new(
        @"^\W*((and|so)\W+)*(what('s|\s+is)|tell\s+me|give\s+me|do\s+you\s+have)\s+(their|the\s+restaurant'?s"
            + @"|its)\s+(tele)?(phone\s+)?(number|phone)\b", Options);

    // Everything about one booking: "tell me about the second one", "what did they say?"
    public static Regex Whole { get; } = new(
        """
        ^\W*((and|so|ok)\W+)*
        (
            (tell\s+me|what)\s+about\s+the\s+(first|second|third|fourth|fifth|last|\w+day)\s*(one|booking|reservation)?\W*$
          | (tell\s+me|remind\s+me|show\s+me|give\s+me|what\s+(are|were))\s+(of\s+)?(all\s+)?the\s+details\b
          | remind\s+me\b.{0,30}\b(booked|booking|table|reservation)\b
          | (is|was)\s+(it|that|the\s+table)\s+(really\s+|all\s+|now\s+)?(booked|confirmed|done|settled)\W*$
          | what\s+did\s+(they|you)\s+(say|book|agree)\b
          | what\s+have\s+you\s+booked\b | did\s+(it|that)\s+work\W*$ | did\s+they\s+(confirm|say\s+yes|accept|agree)\b
        )
        """,
        Options);

    public static Regex DayOrTime { get; } = new(
        """
        ^\W*((and|so|ok|sorry)\W+)*
        (
            (at\s+|for\s+)?(what|which)\s+(time|day|date)\s+(is|was|are|were|did|do|have)\b
          | when\s+(is|was|did|are|were|do)\b
          | remind\s+me\s+(what|which)\s+(time|day|date)\b | remind\s+me\s+when\b
          | what\s+(time|day|date)\s*(again|then)?\W*$
        )
        """,
        Options);

    public static Regex Place { get; } = new(
        @"^\W*((and|so)\W+)*(where|which\s+restaurant|what\s+restaurant)\s+(is|was|did|are|were)\s+(it|that|we|i|you|my|our|the)\b", Options);
}
