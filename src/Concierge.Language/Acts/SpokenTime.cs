using NodaTime;

namespace Concierge.Language.Acts;

/// <summary>A time of day as it is said: "half past seven" leaves the half of the day open.</summary>
/// <param name="Hour">The hour, from 0 to 23.</param>
/// <param name="Minute">The minute.</param>
/// <param name="IsHalfDayOpen">Whether the same time twelve hours later is meant as well.</param>
internal readonly record struct SpokenTime(int Hour, int Minute, bool IsHalfDayOpen)
{
    private const int HoursOfHalfDay = 12;

    /// <summary>Whether a time of day can be meant.</summary>
    public bool Matches(LocalTime time) =>
        time.Minute == Minute && (IsHalfDayOpen ? time.Hour % HoursOfHalfDay == Hour % HoursOfHalfDay : time.Hour == Hour);
}
