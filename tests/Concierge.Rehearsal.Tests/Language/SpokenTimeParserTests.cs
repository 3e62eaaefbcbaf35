using System.Globalization;
using Concierge.Rehearsal.Language;

namespace Concierge.Rehearsal.Tests.Language;

public sealed class SpokenTimeParserTests
{
    [Theory]
    [InlineData("at seven", "19:00")]
    [InlineData("at seven o'clock", "19:00")]
    [InlineData("seven thirty", "19:30")]
    [InlineData("seven thirty p. m.", "19:30")]
    [InlineData("half past seven", "19:30")]
    [InlineData("a quarter to eight", "19:45")]
    [InlineData("quarter past six", "18:15")]
    [InlineData("ten past seven", "19:10")]
    [InlineData("twenty to nine", "20:40")]
    [InlineData("seven in the evening", "19:00")]
    [InlineData("eight oh five", "20:05")]
    [InlineData("nine twenty five", "21:25")]
    [InlineData("nine a. m.", "09:00")]
    [InlineData("ten in the morning", "10:00")]
    [InlineData("noon", "12:00")]
    [InlineData("twelve thirty", "12:30")]
    [InlineData("a table for four at seven forty five", "19:45")]
    [InlineData("a table for four seven thirty", "19:30")]
    [InlineData("on november twenty third at eight", "20:00")]
    public void A_time_without_am_or_pm_means_the_evening(string words, string time)
    {
        string[] split = RecognizedWords.Split(words);
        bool[] taken = new bool[split.Length];
        _ = SpokenDateParser.Find(split, taken);
        _ = PartySizeParser.Find(split, taken);

        SpokenTimeParser.Find(split, taken).ShouldHaveSingleItem().ResolveNear(new TimeOnly(19, 0)).ShouldBe(TimeOnly.Parse(time, CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("a table for four people")]
    [InlineData("in ten minutes")]
    [InlineData("one moment please")]
    [InlineData("there is a twenty dollar deposit")]
    [InlineData("b. k. four seven two")]
    public void Other_numbers_are_not_times(string words)
    {
        string[] split = RecognizedWords.Split(words);

        SpokenTimeParser.Find(split, new bool[split.Length]).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("seven", "19:00")]
    [InlineData("eight please", "20:00")]
    public void A_number_alone_is_a_time_after_the_question_for_the_time(string words, string time)
    {
        string[] split = RecognizedWords.Split(words);

        SpokenTimeParser.Find(split, new bool[split.Length], bareHours: true).ShouldHaveSingleItem()
            .ResolveNear(new TimeOnly(19, 0)).ShouldBe(TimeOnly.Parse(time, CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Every_formatted_time_is_parsed_back()
    {
        for (var time = new TimeOnly(8, 0); time < new TimeOnly(23, 0); time = time.AddMinutes(5))
        {
            string[] split = RecognizedWords.Split(RecognizedWords.ToRecognizedForm($"at {SpokenFormatter.FormatTime(time)}"));

            SpokenTimeParser.Find(split, new bool[split.Length]).ShouldHaveSingleItem().ResolveNear(new TimeOnly(19, 0)).ShouldBe(time, string.Join(' ', split));
        }
    }
}
