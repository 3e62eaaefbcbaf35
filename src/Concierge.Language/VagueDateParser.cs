namespace Concierge.Language;

/// <summary>Parses words for a period, which need a question: "the end of next week", "over Christmas", "early December".</summary>
internal static class VagueDateParser
{
    /// <summary>Periods that need a question: the caller asks which day is meant.</summary>
    public static DateRule Period { get; } = new(
        $$"""
        \b(?:
            # "the end of next week", "early this month", "mid-week"
            (?:(?:the\s+)?(?:end|start|beginning|middle|back)\s+of|early|late(?:r)?(?:\s+(?:in|on))?|mid(?:dle)?-?)
            \s*(?:the\s+)?(?:next\s+|this\s+)?(?:week|month|year)\b
            # "early December", "the beginning of May"
          | (?:(?:the\s+)?(?:end|start|beginning|middle)\s+of|early|late|mid)[\s-]+(?:in\s+)?{{DateFields.MonthPattern}}
            # "over Christmas"
          | (?:over|at)\s+(?:christmas|xmas|new\s+year'?s?)
          | in\s+the\s+new\s+year
            # "some time soon"
          | (?:some\s*time|one\s+day)\s+soon
          | this\s+weekend
          | next\s+weekend
            # "at the weekend"
          | (?:at|on|over)\s+the\s+weekend
          | the\s+weekend
            # "any evening next week"
          | any\s+(?:day|evening|night|time)\s+(?:this|next)\s+week
            # "later this week"
          | (?:some\s*time\s+|later\s+)?(?:next|this)\s+(?:week|month)
          | some\s*day
            # "in December"
          | (?:in|some\s*time\s+in)\s+{{DateFields.MonthPattern}}
        )\b
        """,
        (match, _) => DateReading.CreateQuestion($"Which day do you mean by \"{match.Value.Trim()}\"?"));
}
