namespace Concierge.Language;

/// <summary>The fields of a time: the patterns of an hour, its minutes and the half of the day, which the patterns for times share.</summary>
internal static class TimeFields
{
    /// <summary>Matches "am" or "pm"; its letter is in the group "ap".</summary>
    public const string Ampm = @"(?:\s*(?<ap>[ap])\.?\s?m\b\.?)";

    /// <summary>Matches the minutes behind an hour, in the group "mi".</summary>
    public const string Minutes = @"(?:[:.](?<mi>[0-5]\d)|[\s-]+"
        + @"(?<mi>fifteen|thirty[- ]five|thirty|forty[- ]five|forty|fifty[- ]five|fifty|twenty[- ]five|twenty|ten|oh[- ]five)"
        + @"|\s(?<mi>[0-5]\d)(?=\s*[ap]\.?\s?m\b))";

    /// <summary>Refuses a number before words that make it a party, a date or a duration.</summary>
    public const string NotPeople =
        """
        (?!
            \s*(?:
                \d|[:.]\d|st\b|nd\b|rd\b|th\b|people|persons?|guests|of\s+us|pax|adults|diners|covers|seats|kids
              | children|minutes?|hours?|days?|weeks?|months?|nights?|or\s+\d+\s+people
            )
        )
        """;

    /// <summary>Matches "7", "7:30", "seven thirty" and "7pm", in the groups "h", "mi" and "ap".</summary>
    public const string Loose =
        $$"""
        (?:(?<h>[01]?\d|2[0-3]|{{NumberParser.HourPattern}}){{Minutes}}?{{Ampm}}?)
        """;

    /// <summary>Matches the end of a range, in the groups "h2", "mi2" and "ap2".</summary>
    public const string LooseSecond =
        $$"""
        (?:(?<h2>[01]?\d|2[0-3]|{{NumberParser.HourPattern}})(?:[:.](?<mi2>[0-5]\d))?(?:\s*(?<ap2>[ap])\.?\s?m\b\.?)?)
        """;
}
