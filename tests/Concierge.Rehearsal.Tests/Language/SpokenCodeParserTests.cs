using Concierge.Rehearsal.Language;

namespace Concierge.Rehearsal.Tests.Language;

public sealed class SpokenCodeParserTests
{
    [Theory]
    [InlineData("b. as in bravo k. as in kilo for nine one", "BK491")]
    [InlineData("your code is b. k. four seven two", "BK472")]
    [InlineData("bravo kilo four seven two", "BK472")]
    [InlineData("b. as in bravo k. as in kilo four seven two", "BK472")]
    [InlineData("p. as in bravo k. as in kilo four seven two", "BK472")]
    [InlineData("b. as in bravo kilo four double two", "BK422")]
    [InlineData("b. bravo k. kilo oh one nine", "BK019")]
    [InlineData("x. ray whiskey zero one nine", "XW019")]
    [InlineData("delta four two six nine", "D4269")]
    [InlineData("l. as a time b. as in bravo four nine one", "LB491")]
    [InlineData("triple five one two", "55512")]
    public void A_spoken_code_is_parsed(string words, string code) => SpokenCodeParser.FindLongest(RecognizedWords.Split(words))!.Symbols.ShouldBe(code);

    [Theory]
    [InlineData("a table for four at seven p. m.")]
    [InlineData("one moment please")]
    [InlineData("a table for four oh wait eight is gone")]
    public void Other_words_are_not_a_code(string words) => SpokenCodeParser.FindLongest(RecognizedWords.Split(words)).ShouldBeNull();

    [Fact]
    public void A_misrecognized_symbol_is_marked() =>
        SpokenCodeParser.FindLongestWithGaps(RecognizedWords.Split("the code is hotel whiskey six evening three"))!.Symbols.ShouldBe("HW6?3");

    [Theory]
    [InlineData("BK472")]
    [InlineData("XA090")]
    [InlineData("0042")]
    public void Every_spoken_form_of_a_code_is_parsed_back(string code)
    {
        SpokenCodeParser.FindLongest(RecognizedWords.Split(RecognizedWords.ToRecognizedForm(SpokenFormatter.FormatCode(code))))!.Symbols.ShouldBe(code);
        SpokenCodeParser.FindLongest(RecognizedWords.Split(RecognizedWords.ToRecognizedForm(SpokenFormatter.FormatCodeExplained(code))))!.Symbols.ShouldBe(code);
    }
}
