namespace Concierge.Language;

/// <summary>Parses times of day and ranges of times.</summary>
internal static class TimeParser
{
    /// <summary>Takes all times out of the text, or returns <see langword="null"/> if there is none.</summary>
    /// <param name="text">The sentence.</param>
    /// <param name="expected">Whether a bare number answers the question for the time.</param>
    public static TimeReading? Parse(MaskedText text, bool expected)
    {
        var period = MealPeriodParser.Parse(text.Original);
        var readings = new List<ParsedValue<TimeReading>>();
        readings.AddRange(TimeRangeParser.TakeAll(text, period));
        readings.AddRange(ClockTimeParser.TakeAll(text, period));
        OtherEventTimes.Remove(text.Original, readings);
        if (readings.Count == 0 && BareHourParser.TakeOnly(text, period, expected) is { } only)
        {
            readings.Add(only);
        }

        BareHourParser.TakeJoined(text, period, readings);
        TimeRangeParser.TakeBareEnd(text, period, readings);
        return TimeChoiceResolver.Resolve(text.Original, readings) is { } settled
            ? TimeMarginParser.AddMargin(settled, text)
            : VagueTimeParser.Parse(text);
    }
}
