using Concierge.Calls.Evidence;
using NodaTime;

namespace Concierge.Tests.Calls;

/// <summary>The matcher recognizes the fields of a booking in transcribed speech.</summary>
public sealed class SpokenFieldMatcherTests
{
    private static readonly LocalDate Today = new(2026, 11, 22);

    [Theory]
    [InlineData("a table for four", 4)]
    [InlineData("for 4 people", 4)]
    [InlineData("a party of twelve", 12)]
    [InlineData("Four of you, right?", 4)]
    [InlineData("six guests", 6)]
    [InlineData("I have you down for two.", 2)]
    [InlineData("there will be five", 5)]
    [InlineData("for a party of ten", 10)]
    public void NamesPartySize_SpokenPartySize_IsTrue(string text, int size) => SpokenFieldMatcher.NamesPartySize(text, size).ShouldBeTrue();

    [Theory]
    [InlineData("at four o'clock", 4)]
    [InlineData("for four thirty", 4)]
    [InlineData("for fourteen people", 4)]
    [InlineData("my number is 4 5 6", 4)]
    [InlineData("", 4)]
    public void NamesPartySize_OtherNumber_IsFalse(string text, int size) => SpokenFieldMatcher.NamesPartySize(text, size).ShouldBeFalse();

    [Theory]
    [InlineData("tomorrow at seven", 19, 0)]
    [InlineData("at 7", 19, 0)]
    [InlineData("7 p.m. tomorrow", 19, 0)]
    [InlineData("7pm", 19, 0)]
    [InlineData("at 7PM for four", 19, 0)]
    [InlineData("seven o'clock", 19, 0)]
    [InlineData("7:00 PM", 19, 0)]
    [InlineData("19:00", 19, 0)]
    [InlineData("nineteen hundred", 19, 0)]
    [InlineData("seven tonight", 19, 0)]
    [InlineData("at noon", 12, 0)]
    [InlineData("seven thirty", 19, 30)]
    [InlineData("7:30pm", 19, 30)]
    [InlineData("7.30", 19, 30)]
    [InlineData("half past seven", 19, 30)]
    [InlineData("half seven", 19, 30)]
    [InlineData("nineteen thirty", 19, 30)]
    [InlineData("quarter past seven", 19, 15)]
    [InlineData("a quarter to eight", 19, 45)]
    [InlineData("seven forty-five", 19, 45)]
    [InlineData("twenty past seven", 19, 20)]
    [InlineData("ten to eight", 19, 50)]
    [InlineData("seven oh five", 19, 5)]
    [InlineData("7:05", 19, 5)]
    [InlineData("730", 19, 30)]
    public void NamesTime_SpokenTime_IsTrue(string text, int hour, int minute) =>
        SpokenFieldMatcher.NamesTime(text, new LocalTime(hour, minute)).ShouldBeTrue();

    [Theory]
    [InlineData("a table for seven people", 19, 0)]
    [InlineData("at seven thirty", 19, 0)]
    [InlineData("half past seven", 19, 0)]
    [InlineData("half past six", 19, 30)]
    [InlineData("at 17:30", 19, 30)]
    [InlineData("quarter to seven", 19, 45)]
    [InlineData("at eight", 19, 0)]
    [InlineData("B K four seven two", 19, 0)]
    public void NamesTime_OtherTime_IsFalse(string text, int hour, int minute) =>
        SpokenFieldMatcher.NamesTime(text, new LocalTime(hour, minute)).ShouldBeFalse();

    [Theory]
    [InlineData("on Saturday", 28)]
    [InlineData("November 28", 28)]
    [InlineData("November 28th", 28)]
    [InlineData("the twenty-eighth", 28)]
    [InlineData("the 28th of November", 28)]
    [InlineData("28 November", 28)]
    [InlineData("tomorrow", 23)]
    [InlineData("tonight", 22)]
    [InlineData("today at seven", 22)]
    [InlineData("on the second", 2)]
    [InlineData("the second of November", 2)]
    [InlineData("November the third", 3)]
    [InlineData("November 1st", 1)]
    [InlineData("the 2nd of November", 2)]
    [InlineData("Sunday the first", 1)]
    public void NamesDate_SpokenDate_IsTrue(string text, int day) => SpokenFieldMatcher.NamesDate(text, new LocalDate(2026, 11, day), Today).ShouldBeTrue();

    [Theory]
    [InlineData("on Friday", 28)]
    [InlineData("tomorrow", 28)]
    [InlineData("the twenty-seventh", 28)]
    [InlineData("December 28", 27)]
    [InlineData("tonight", 23)]
    [InlineData("28 people", 28)]
    [InlineData("One second, please.", 2)]
    [InlineData("the twenty second", 2)]
    [InlineData("on the twenty first", 1)]
    [InlineData("What is your first name?", 1)]
    [InlineData("the thirty first of November", 1)]
    public void NamesDate_OtherDate_IsFalse(string text, int day) => SpokenFieldMatcher.NamesDate(text, new LocalDate(2026, 11, day), Today).ShouldBeFalse();

    [Theory]
    [InlineData("under John", "John", true)]
    [InlineData("for Mr. Smith", "Anna Smith", true)]
    [InlineData("S M I T H", "Anna Smith", true)]
    [InlineData("that's O'Brien", "Pat O'Brien", true)]
    [InlineData("for Johnson", "John", false)]
    [InlineData("under Garcia", "Ana García", true)]
    [InlineData("for Müller", "Muller", true)]
    [InlineData("for Anna", "Anna Smith", false)]
    public void NamesGuest_Surname_IsRecognized(string text, string name, bool named) => SpokenFieldMatcher.NamesGuest(text, name).ShouldBe(named);
}
