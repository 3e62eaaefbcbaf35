using NodaTime;
using PublicHoliday;

namespace Concierge.Restaurants.Hours;

/// <summary>An end of a range of dates as it is written: <c>Dec 24</c>, <c>2026 Jan 06</c>, <c>Mar</c>, <c>easter -2 days</c>.</summary>
/// <param name="Year">The year; <see langword="null"/> for every year.</param>
/// <param name="Month">1 to 12; 0 for Easter.</param>
/// <param name="Day">1 to 31; <see langword="null"/> for the whole month. With Easter, the days after it.</param>
internal readonly record struct YearDay(int? Year, int Month, int? Day)
{
    /// <summary>The first day meant, in a year.</summary>
    public LocalDate GetFirstDay(int year) => Month == 0 ? Easter(year) : Of(year, Day ?? 1);

    /// <summary>The last day meant, in a year.</summary>
    public LocalDate GetLastDay(int year) => Month == 0 ? Easter(year) : Of(year, Day ?? 31);

    private LocalDate Easter(int year) => LocalDate.FromDateTime(GermanPublicHoliday.EasterSunday(year)).PlusDays(Day ?? 0);

    private LocalDate Of(int year, int day) => new(year, Month, Math.Min(day, CalendarSystem.Iso.GetDaysInMonth(year, Month)));
}
