using Concierge.Language.Phones;
using Concierge.Restaurants;
using Concierge.Restaurants.Hours;
using NodaTime;
using NodaTime.Text;

namespace Concierge.Tests.Restaurants;

/// <summary>The days on which "PH off" closes a restaurant.</summary>
public class PublicHolidayCalendarTests
{
    private const int FirstYear = 2026;
    private const int LastYear = 2035;

    // Where the second source is not followed, and why.
    private static readonly string[] Differences =
    [
        // Each region decides whether Christmas on a Sunday is moved to the Monday (Estatuto de los Trabajadores, artículo 37.2).
        "- ES 2033-12-26",

        // The federal holiday is observed on the Friday before a Saturday and the Monday after a Sunday (5 U.S.C. 6103(b)); the second
        // source does not move this one.
        "+ US 2028-11-10",
        "+ US 2029-11-12",
        "+ US 2034-11-10",
        "+ US 2035-11-12",
    ];

    [Theory]
    [InlineData("Europe/London", "2027-12-25", true)]
    [InlineData("Europe/London", "2027-12-27", true)]
    [InlineData("Europe/London", "2026-12-26", true)]
    [InlineData("Europe/London", "2026-12-28", true)]
    [InlineData("Europe/London", "2027-12-26", true)]
    [InlineData("Europe/London", "2027-12-28", true)]
    [InlineData("Europe/London", "2028-01-01", true)]
    [InlineData("Europe/London", "2028-01-03", true)]
    [InlineData("Europe/London", "2026-12-24", false)]
    [InlineData("Europe/Lisbon", "2027-05-17", false)]
    [InlineData("Europe/Lisbon", "2027-07-01", false)]
    [InlineData("Europe/Lisbon", "2026-12-26", false)]
    [InlineData("Europe/Lisbon", "2027-02-09", false)]
    [InlineData("Europe/Lisbon", "2027-06-10", true)]
    [InlineData("Europe/Amsterdam", "2027-05-05", false)]
    [InlineData("Europe/Amsterdam", "2027-04-27", true)]
    [InlineData("Europe/Rome", "2026-04-25", true)]
    [InlineData("Europe/Rome", "2026-10-04", true)]
    [InlineData("Europe/Vatican", "2026-04-25", true)]
    [InlineData("Europe/Zurich", "2027-08-01", true)]
    [InlineData("Europe/Zurich", "2027-05-06", true)]
    [InlineData("Europe/Zurich", "2026-09-20", true)]
    [InlineData("Europe/Zurich", "2027-05-01", false)]
    [InlineData("America/New_York", "2027-12-31", true)]
    [InlineData("Europe/Copenhagen", "2027-05-01", false)]
    [InlineData("Pacific/Auckland", "2027-02-06", true)]
    [InlineData("Asia/Tokyo", "2026-09-22", true)]
    public void A_day_is_a_holiday_of_the_restaurants_country_or_not(string timeZone, string day, bool expected) =>
        PublicHolidayCalendar.ForTimeZone(timeZone)!(LocalDatePattern.Iso.Parse(day).Value).ShouldBe(expected);

    [Theory]
    [InlineData("+39 06 698 12345", "2026-04-25")]
    [InlineData("+39 06 44704131", "2026-04-25")]
    [InlineData("+41 44 668 18 00", "2027-08-01")]
    public void A_restaurant_that_is_known_by_its_number_has_its_countrys_holidays(string written, string day)
    {
        PhoneNumber.TryParse(written, out var number).ShouldBeTrue();
        var zone = TimeZoneRegistry.FindByNumberOrCountry(number!);
        var hours = OpeningHours.ForRestaurant(new Restaurant("Luigi's", number!) { OpeningHours = "Mo-Su 12:00-22:00; PH off", TimeZone = zone });
        hours.GetState(LocalDatePattern.Iso.Parse(day).Value.At(new LocalTime(13, 0))).ShouldBe(OpenState.Closed);
    }

    [Fact]
    public void Every_country_agrees_with_the_second_source()
    {
        var others = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Restaurants", "second-source-holidays.tsv"))
            .Where(line => !line.StartsWith('#'))
            .Select(line => line.Split('\t'))
            .ToLookup(fields => fields[0], fields => LocalDatePattern.Iso.Parse(fields[1]).Value);
        PublicHolidayCalendar.Countries.ShouldBe(others.Select(country => country.Key).Order(StringComparer.Ordinal), "every country has a second source");
        var differences = PublicHolidayCalendar.Countries.SelectMany(country =>
        {
            var theirs = others[country].ToHashSet();
            var isHoliday = PublicHolidayCalendar.ForCountry(country)!;
            return Days().Where(day => isHoliday(day) != theirs.Contains(day)).Select(day => $"{(isHoliday(day) ? '+' : '-')} {country} {LocalDatePattern.Iso.Format(day)}");
        });
        differences.ShouldBe(Differences);
    }

    private static IEnumerable<LocalDate> Days()
    {
        for (var day = new LocalDate(FirstYear, 1, 1); day.Year <= LastYear; day = day.PlusDays(1))
        {
            yield return day;
        }
    }
}
