using NodaTime;

namespace Concierge.Language;

/// <summary>Detects a different time for each day ("Friday at 7 or Saturday at 8"), which one call cannot ask for.</summary>
internal static class DayTimePairDetector
{
    private static readonly LocalTime Afternoon = new(12, 0);
    private static readonly LocalTime Evening = new(17, 0);

    /// <summary>Returns the question for one time, or <see langword="null"/> if the same time holds for all days.</summary>
    public static string? FindQuestion(string sentence, DateReading? date, TimeReading? time) =>
        date is { Date: not null, Others.Count: > 0 }
        && (Alternates(date, time) || MealPeriodParser.CountPeriods(sentence) > 1 || Contradicts(MealPeriodParser.Parse(sentence), time?.Time))
            ? "I can ask for several days, but for the same time on each. Which time?"
            : null;

    private static bool Alternates(DateReading date, TimeReading? time) =>
        date.Positions is [_, .., var lastDay] && time?.Positions is [var firstTime, .., var lastTime] && firstTime < lastDay && lastDay < lastTime;

    private static bool Contradicts(MealPeriod period, LocalTime? time) => (period, time) switch
    {
        (MealPeriod.Midday, { } at) => at >= Evening,
        (MealPeriod.Morning, { } at) => at >= Afternoon,
        _ => false,
    };
}
