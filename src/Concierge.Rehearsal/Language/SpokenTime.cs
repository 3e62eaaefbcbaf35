namespace Concierge.Rehearsal.Language;

/// <summary>A time of day as it was spoken.</summary>
/// <param name="Hour">The spoken hour, 0 to 23.</param>
/// <param name="Minute">The minute, 0 to 59.</param>
/// <param name="Afternoon">Whether it is p.m.; <see langword="null"/> if the speaker did not say.</param>
/// <param name="Start">Index of its first word.</param>
/// <param name="Length">Number of its words.</param>
public readonly record struct SpokenTime(int Hour, int Minute, bool? Afternoon, int Start, int Length)
{
    /// <summary>
    /// Resolves the time near the one under discussion: in a restaurant "seven" means the evening unless the conversation is about the
    /// morning.
    /// </summary>
    public TimeOnly ResolveNear(TimeOnly reference)
    {
        int hour = Hour % 12;
        bool afternoon = Hour >= 13 || (Afternoon ?? IsLikelyAfternoon(hour, reference));
        return new TimeOnly(afternoon ? hour + 12 : hour, Minute);
    }

    // 12 is hour 0 of its half of the day.
    private static bool IsLikelyAfternoon(int hour, TimeOnly reference) => hour switch
    {
        0 => true,
        11 => reference.Hour >= 16,
        _ => reference.Hour >= 11,
    };
}
