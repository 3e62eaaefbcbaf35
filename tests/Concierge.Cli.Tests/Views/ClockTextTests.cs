using Concierge.Cli.Views;

namespace Concierge.Cli.Tests.Views;

public sealed class ClockTextTests
{
    [Theory]
    [InlineData("Calling again at 18:43 (attempt 2 of 3).", "Calling again at 6:43 PM (attempt 2 of 3).", "Calling again at 18:43 (attempt 2 of 3).")]
    [InlineData("Monday 23 November at 7:00 PM.", "Monday 23 November at 7:00 PM.", "Monday 23 November at 19:00.")]
    [InlineData("from 12:00 PM to 12:30 AM", "from 12:00 PM to 12:30 AM", "from 12:00 to 00:30")]
    [InlineData("It opens today at 00:30", "It opens today at 12:30 AM", "It opens today at 00:30")]
    [InlineData("Tu-Su 12:00-14:30,18:00-23:00", "Tu-Su 12:00-14:30,18:00-23:00", "Tu-Su 12:00-14:30,18:00-23:00")]
    [InlineData("2026-11-23T19:00 and 25:99 and 1:2:3", "2026-11-23T19:00 and 25:99 and 1:2:3", "2026-11-23T19:00 and 25:99 and 1:2:3")]
    public void Format_Text_HasOneStyle(string text, string twelve, string twentyFour)
    {
        ClockText.Format(text, twelveHours: true).ShouldBe(twelve);
        ClockText.Format(text, twelveHours: false).ShouldBe(twentyFour);
    }

    [Theory]
    [InlineData("LANG", "en_US.UTF-8", true)]
    [InlineData("LANG", "C.UTF-8", true)]
    [InlineData("LANG", "de_DE.UTF-8", false)]
    [InlineData("LC_TIME", "en_GB.UTF-8", false)]
    [InlineData("LC_ALL", "fr_FR@euro", false)]
    public void IsTwelveHourLocale_Locale_Decides(string variable, string value, bool expected) =>
        ClockText.IsTwelveHourLocale(name => name == variable ? value : null).ShouldBe(expected);

    [Fact]
    public void IsTwelveHourLocale_LcAll_GoesBeforeLang() =>
        ClockText.IsTwelveHourLocale(name => name == "LC_ALL" ? "de_DE" : "en_US").ShouldBeFalse();
}
