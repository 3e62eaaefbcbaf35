using System.Globalization;
using NodaTime;
using NodaTime.Text;
using PublicHoliday;

namespace Concierge.Restaurants.Hours;

/// <summary>The day of a holiday in each year, as <c>public-holidays.tsv</c> writes it.</summary>
internal static class HolidayDate
{
    private const string Easter = "easter";
    private const string OrthodoxEaster = "orthodox";

    /// <summary>Returns the day of a year, or <see langword="null"/> if the holiday is not in that year.</summary>
    /// <param name="written">
    /// <c>12-26</c>, <c>2027-03-21</c>, <c>easter+50</c>, <c>orthodox+49</c>, or <c>09-01&gt;mo</c> for a weekday on or after a day.
    /// </param>
    /// <exception cref="FormatException">The text has another form.</exception>
    public static LocalDate? Find(string written, int year)
    {
        if (written.StartsWith(Easter, StringComparison.Ordinal))
        {
            return LocalDate.FromDateTime(GermanPublicHoliday.EasterSunday(year)).PlusDays(Number(written[Easter.Length..]));
        }

        if (written.StartsWith(OrthodoxEaster, StringComparison.Ordinal))
        {
            return FindOrthodoxEaster(year).PlusDays(Number(written[OrthodoxEaster.Length..]));
        }

        return written.Split('>') switch
        {
            [{ Length: 10 } date] => LocalDatePattern.Iso.Parse(date).Value is var day && day.Year == year ? day : null,
            [{ Length: 5 } date] => InYear(date, year),
            [var date, var weekday] when DayNameParser.ParseWeekday(weekday) is { } day => InYear(date, year).PlusDays(-1).Next(day),
            _ => throw new FormatException($"\"{written}\" is not a day."),
        };
    }

    // The Easter of the Julian calendar, by Meeus (Astronomical Algorithms, chapter 8).
    private static LocalDate FindOrthodoxEaster(int year)
    {
        var moon = ((19 * (year % 19)) + 15) % 30;
        var sum = moon + (((2 * (year % 4)) + (4 * (year % 7)) - moon + 34) % 7) + 114;
        return new LocalDate(year, sum / 31, (sum % 31) + 1, CalendarSystem.Julian).WithCalendar(CalendarSystem.Iso);
    }

    private static LocalDate InYear(string date, int year) => new(year, Number(date[..2]), Number(date[3..]));

    private static int Number(string text) => int.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
}
