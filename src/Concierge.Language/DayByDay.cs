using NodaTime;

namespace Concierge.Language;

/// <summary>Finds sentences that want another time on each day ("Friday at 7 or Saturday at 8"): one call asks for one time on all of them.</summary>
internal static class DayByDay
{
    private static readonly LocalTime Afternoon = new(12, 0);
    private static readonly LocalTime Evening = new(17, 0);

    /// <summary>The question that settles it; <see langword="null"/> when one time is meant for every day.</summary>
    public static string? Question(string sentence, DateReading? date, TimeReading? time) =>
        date is { Date: not null, Others.Count: > 0 } && (Alternates(date, time) || MealPeriods.Count(sentence) > 1 || Contradicts(MealPeriods.Read(sentence), time?.Time))
            ? "I can ask for several days, but for the same time on each. Which time?"
            : null;

    private static bool Alternates(DateReading date, TimeReading? time) =>
        date.Mentions is [_, .., var lastDay] && time?.Mentions is [var firstTime, .., var lastTime] && firstTime < lastDay && lastDay < lastTime;

    private static bool Contradicts(MealPeriod period, LocalTime? time) => (period, time) switch
    {
        (MealPeriod.Midday, { } at) => at >= Evening,
        (MealPeriod.Morning, { } at) => at >= Afternoon,
        _ => false,
    };
}
