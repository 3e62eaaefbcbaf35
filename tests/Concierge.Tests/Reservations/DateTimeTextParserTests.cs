using Concierge.Contracts;
using Concierge.Reservations;
using NodaTime;
using NodaTime.Text;

namespace Concierge.Tests.Reservations;

public class DateTimeTextParserTests
{
    private static readonly LocalDate Today = new(2026, 11, 22);

    [Theory]
    [InlineData("2026-11-23", "2026-11-23")]
    [InlineData("tomorrow", "2026-11-23")]
    [InlineData("next Friday", "2026-11-27")]
    [InlineData("25 Dec", "2026-12-25")]
    public void ParseDate_UnambiguousDay_ReturnsIt(string text, string expected) => LocalDatePattern.Iso.Format(DateTimeTextParser.ParseDate(text, Today)).ShouldBe(expected);

    [Theory]
    [InlineData("19:00", 19, 0)]
    [InlineData("07:15", 7, 15)]
    [InlineData("7pm", 19, 0)]
    [InlineData("00:30", 0, 30)]
    [InlineData("10:00", 10, 0)]
    [InlineData("10:30:00", 10, 30)]
    [InlineData("11:59", 11, 59)]
    [InlineData("11am", 11, 0)]
    [InlineData("7", 19, 0)]
    [InlineData("half past seven", 19, 30)]
    public void ParseTime_UnambiguousTime_ReturnsIt(string text, int hour, int minute) => DateTimeTextParser.ParseTime(text).ShouldBe(new LocalTime(hour, minute));

    [Fact]
    public void ParseTime_EveryMinuteOfTheDay_ReturnsIt()
    {
        var pattern = LocalTimePattern.CreateWithInvariantCulture("HH:mm");
        for (var minute = 0; minute < 24 * 60; minute++)
        {
            var time = LocalTime.Midnight.PlusMinutes(minute);
            DateTimeTextParser.ParseTime(pattern.Format(time)).ShouldBe(time);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("soon")]
    [InlineData("3/4")]
    [InlineData("2026-02-30")]
    [InlineData("Sunday")]
    [InlineData("tomorrow or Saturday")]
    [InlineData("any day next week")]
    public void ParseDate_MissingOrAmbiguousDay_Throws(string? text) =>
        Should.Throw<ConciergeException>(() => DateTimeTextParser.ParseDate(text, Today)).Error.Code.ShouldBe("request.date");

    [Theory]
    [InlineData("")]
    [InlineData("late")]
    [InlineData("25:00")]
    [InlineData("midnight")]
    public void ParseTime_MissingOrAmbiguousTime_Throws(string text) =>
        Should.Throw<ConciergeException>(() => DateTimeTextParser.ParseTime(text)).Error.Code.ShouldBe("request.time");
}
