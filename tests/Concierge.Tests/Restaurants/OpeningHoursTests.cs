using Concierge.Language.Phones;
using Concierge.Restaurants;
using Concierge.Restaurants.Hours;
using NodaTime;
using NodaTime.Text;

namespace Concierge.Tests.Restaurants;

public class OpeningHoursTests
{
    private static readonly LocalDateTimePattern Pattern = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm");

    public static TheoryData<string, string, string, string> Table()
    {
        var data = new TheoryData<string, string, string, string>();
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Restaurants", "opening-hours.tsv")).Where(line => line.Length > 0 && !line.StartsWith('#')))
        {
            var fields = line.Split('\t');
            data.Add(fields[0], fields[1], fields[2], fields[3]);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Table))]
    public void An_expression_means_what_the_table_says(string expression, string moment, string state, string next)
    {
        var hours = OpeningHours.ForRestaurant(new Restaurant("Luigi's", Number()) { OpeningHours = expression, TimeZone = "Europe/Berlin" });
        hours.IsUnderstood.ShouldBeTrue();
        hours.GetState(At(moment)).ToString().ToLowerInvariant().ShouldBe(state);
        (hours.FindNextOpening(At(moment)) is { } opening ? Pattern.Format(opening) : "-").ShouldBe(next);
    }

    [Fact]
    public void The_table_is_long_enough_to_mean_something() => Table().Count.ShouldBeGreaterThanOrEqualTo(80);

    [Theory]
    [InlineData("")]
    [InlineData("daily from noon")]
    [InlineData("Mo-Fr")]
    [InlineData("Mo-Fr 12:00")]
    [InlineData("Mo-Fr 12:00-25:61")]
    [InlineData("Mo-Fr 12:00-14:00/30")]
    [InlineData("Mo-Fr sunrise-sunset")]
    [InlineData("Mo-Fr 12:00-14:00; SH off")]
    [InlineData("Di-So 12:00-14:00")]
    [InlineData("Mo-Do 12:00-14:00")]
    [InlineData("Mo-Fr 10am-2pm")]
    [InlineData("Mo-Fr 12-14")]
    [InlineData("Mo-Fr 12:00-14:00 und 18:00-22:00")]
    [InlineData("Mo-Fr 12:00-14:00 (kitchen)")]
    [InlineData("Fr[6] 12:00-14:00")]
    [InlineData("Feb 40 off")]
    [InlineData("Apr 31 off")]
    [InlineData("2027-2026 Mo-Su 10:00-12:00")]
    [InlineData("2027 Jan 06-2026 Dec 24 Mo-Su 10:00-12:00")]
    [InlineData("week 40-10/2 Mo-Su 10:00-12:00")]
    [InlineData("48:00-49:00")]
    [InlineData("Mo-Fr 12:00-14:00 \"unfinished")]
    [InlineData("; off")]
    public void What_is_not_understood_is_kept_and_never_guessed_at(string expression)
    {
        var hours = OpeningHours.Parse(expression);
        hours.IsUnderstood.ShouldBeFalse();
        hours.Text.ShouldBe(expression);
        hours.GetState(At("2026-11-23 13:00")).ShouldBe(OpenState.Unknown);
        hours.FindNextOpening(At("2026-11-23 13:00")).ShouldBeNull();
    }

    [Fact]
    public void An_expression_without_end_is_not_understood() => OpeningHours.Parse(string.Concat(Enumerable.Repeat("Mo 10:00-12:00; ", 1000))).IsUnderstood.ShouldBeFalse();

    [Fact]
    public void Where_the_holidays_are_not_known_a_rule_about_them_applies_to_no_day() =>
        OpeningHours.Parse("Mo-Fr 12:00-22:00; PH off").IsOpenAt(At("2026-12-25 13:00")).ShouldBeTrue();

    [Theory]
    [InlineData("Europe/Berlin", "2026-10-03")]
    [InlineData("America/New_York", "2026-07-04")]
    [InlineData("Europe/London", "2026-12-28")]
    [InlineData("Europe/Rome", "2026-04-25")]
    public void Public_holidays_are_those_of_the_restaurants_country(string timeZone, string day)
    {
        var hours = OpeningHours.ForRestaurant(new Restaurant("Luigi's", Number()) { OpeningHours = "Mo-Su 12:00-22:00; PH off", TimeZone = timeZone });
        hours.GetState(At($"{day} 13:00")).ShouldBe(OpenState.Closed);
        hours.GetState(At("2026-11-24 13:00")).ShouldBe(OpenState.Open);
    }

    [Theory]
    [InlineData("2026-11-23 13:00", "closed, opens tomorrow at 12:00")]
    [InlineData("2026-11-24 11:00", "closed, opens today at 12:00")]
    [InlineData("2026-11-24 12:30", "open")]
    [InlineData("2026-11-22 23:00", "closed, opens Tuesday at 12:00")]
    [InlineData("2026-12-22 23:00", "closed, opens Friday 1 January 2027 at 12:00")]
    public void A_person_is_told_when_it_opens(string now, string expected) =>
        OpeningHoursFormatter.FormatState(OpeningHours.Parse("Tu-Su 12:00-23:00; Dec 23-31 off"), At(now)).ShouldBe(expected);

    [Theory]
    [InlineData(null, "opening hours not known")]
    [InlineData("whenever", "opening hours not understood: whenever")]
    [InlineData("\"by appointment\"", "perhaps open")]
    [InlineData("off", "closed")]
    public void A_person_is_told_what_is_not_known(string? expression, string expected) =>
        OpeningHoursFormatter.FormatState(OpeningHours.Parse(expression), At("2026-11-23 13:00")).ShouldBe(expected);

    private static LocalDateTime At(string moment) => Pattern.Parse(moment).Value;

    private static PhoneNumber Number() => PhoneNumber.TryParse("+49753112345", out var number) ? number : throw new InvalidOperationException();
}
