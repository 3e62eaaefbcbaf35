using NodaTime;

namespace Concierge.Language.Acts;

/// <summary>A day as it is said: by its day of the week, by its day of the month, or both.</summary>
/// <param name="Weekday">The day of the week; <see langword="null"/> if it is not said.</param>
/// <param name="Day">The day of the month; <see langword="null"/> if it is not said.</param>
/// <param name="Month">The month; <see langword="null"/> if it is not said.</param>
internal readonly record struct SpokenDate(IsoDayOfWeek? Weekday, int? Day, int? Month)
{
    /// <summary>Whether a date can be meant.</summary>
    public bool Matches(LocalDate date) =>
        (Weekday is null || Weekday == date.DayOfWeek) && (Day is null || Day == date.Day) && (Month is null || Month == date.Month);
}
