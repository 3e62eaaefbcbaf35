using NodaTime;
using PublicHoliday;

namespace Concierge.Restaurants.Hours;

/// <summary>An end of a range of dates as it is written: <c>Dec 24</c>, <c>2026 Jan 06</c>, <c>Mar</c>, <c>easter -2 days</c>.</summary>
/// <param name="Year">The year; <see langword="null"/> for every year.</param>
/// <param name="Month">1 to 12; 0 for Easter.</param>
/// <param name="Day">1 to 31; <see langword="null"/> for the whole month. With Easter, the days after it.</param>
internal readonly record struct YearDay(int? Year, int Month, int? Day)
{
    private const int LeapYear = 2028;

    /// <summary>Whether there is such a day in any year: 29 February is, 31 April is not.</summary>
    public bool IsPossible => Month == 0 || Day is null || Day <= CalendarSystem.Iso.GetDaysInMonth(LeapYear, Month);

    /// <summary>The first day meant, in a year; 1 March for 29 February in a year without one.</summary>
    public LocalDate GetFirstDay(int year) => Month == 0 ? Easter(year) : new LocalDate(year, Month, 1).PlusDays((Day ?? 1) - 1);

    /// <summary>Whether a day is the day meant, or in the month meant.</summary>
    public bool Contains(LocalDate date) =>
        (Year ?? date.Year) == date.Year
        && (Month == 0 ? date == Easter(date.Year) : date.Month == Month && (Day ?? date.Day) == date.Day);

    /// <summary>The last day meant, in a year.</summary>
    public LocalDate GetLastDay(int year) => Month == 0 ? Easter(year) : Of(year, Day ?? 31);

    private LocalDate Easter(int year) => LocalDate.FromDateTime(GermanPublicHoliday.EasterSunday(year)).PlusDays(Day ?? 0);

    private LocalDate Of(int year, int day) => new(year, Month, Math.Min(day, CalendarSystem.Iso.GetDaysInMonth(year, Month)));
}
