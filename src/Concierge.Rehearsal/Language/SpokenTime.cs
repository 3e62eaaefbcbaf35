namespace Concierge.Rehearsal.Language;

/// <summary>A time of day as somebody said it.</summary>
/// <param name="Hour">The hour said, 0 to 23.</param>
/// <param name="Minute">The minute, 0 to 59.</param>
/// <param name="Afternoon">Whether it was said to be p.m.; <see langword="null"/> when left open.</param>
/// <param name="Start">Index of its first word.</param>
/// <param name="Length">Number of its words.</param>
public readonly record struct SpokenTime(int Hour, int Minute, bool? Afternoon, int Start, int Length)
{
    /// <summary>The time meant, given one that the talk is about: restaurants mean the evening by "seven" unless the talk is of the morning.</summary>
    public TimeOnly Near(TimeOnly reference)
    {
        int hour = Hour % 12;
        bool afternoon = Hour >= 13 || (Afternoon ?? LikelyAfternoon(hour, reference));
        return new TimeOnly(afternoon ? hour + 12 : hour, Minute);
    }

    // 12 counts as hour 0 of its half of the day.
    private static bool LikelyAfternoon(int hour, TimeOnly reference) => hour switch
    {
        0 => true,
        11 => reference.Hour >= 16,
        _ => reference.Hour >= 11,
    };
}
