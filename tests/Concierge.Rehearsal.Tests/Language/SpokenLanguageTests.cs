using System.Globalization;
using Concierge.Rehearsal.Language;

namespace Concierge.Rehearsal.Tests.Language;

public sealed class SpokenLanguageTests
{
    [Theory]
    [InlineData("a table for four on monday", 4)]
    [InlineData("party of six at seven", 6)]
    [InlineData("two people", 2)]
    [InlineData("the two of us", 2)]
    [InlineData("a table for twelve people", 12)]
    [InlineData("one person", 1)]
    public void A_party_size_is_parsed(string words, int size) =>
        PartySizeParser.Find(RecognizedWords.Split(words), new bool[RecognizedWords.Split(words).Length]).ShouldBe(size);

    [Theory]
    [InlineData("at seven thirty")]
    [InlineData("a table for seven thirty")]
    [InlineData("in the evening")]
    public void A_time_is_not_a_party_size(string words) =>
        PartySizeParser.Find(RecognizedWords.Split(words), new bool[RecognizedWords.Split(words).Length]).ShouldBeNull();

    [Theory]
    [InlineData("on monday november twenty third", "2026-11-23")]
    [InlineData("monday the twenty third", "2026-11-23")]
    [InlineData("the twenty third of november", "2026-11-23")]
    [InlineData("sunday may second", "2027-05-02")]
    [InlineData("on friday", "2026-11-27")]
    public void A_parsed_date_matches_its_day_and_contradicts_the_next_day(string words, string day)
    {
        var date = DateOnly.Parse(day, CultureInfo.InvariantCulture);
        SpokenDate heard = SpokenDateParser.Find(RecognizedWords.Split(words), new bool[RecognizedWords.Split(words).Length]).ShouldNotBeNull();

        heard.Contradicts(date).ShouldBeFalse();
        heard.Contradicts(date.AddDays(1)).ShouldBeTrue();
    }

    [Theory]
    [InlineData("may i have your name")]
    [InlineData("just a second please")]
    [InlineData("then please put it under the first name")]
    [InlineData("the first i have is seven")]
    public void Other_words_are_not_a_date(string words) =>
        SpokenDateParser.Find(RecognizedWords.Split(words), new bool[RecognizedWords.Split(words).Length]).ShouldBeNull();

    [Theory]
    [InlineData("the name is smith", false, "smith")]
    [InlineData("it's under garcia", false, "garcia")]
    [InlineData("smith", true, "smith")]
    [InlineData("it's smith s. m. i. t. h.", true, "smith")]
    [InlineData("the name is miss k. o. w. a. l. s. k. i.", true, "kowalski")]
    [InlineData("that works", false, null)]
    public void A_name_is_parsed(string words, bool asked, string? name) => PersonNameParser.Find(RecognizedWords.Split(words), asked).ShouldBe(name);

    [Theory]
    [InlineData("smith", "smyth", true)]
    [InlineData("garcia", "marcia", true)]
    [InlineData("smith", "jones", false)]
    public void Misrecognized_names_are_similar(string one, string other, bool alike) => PersonNameParser.AreSimilar(one, other).ShouldBe(alike);

    [Fact]
    public void A_phone_number_is_formatted_and_parsed_digit_by_digit()
    {
        SpokenFormatter.FormatPhoneNumber("+1 415 555 0199").ShouldBe("four one five, five five five, zero one nine nine");
        PhoneNumberParser.Find(RecognizedWords.Split("my number is four one five five five five zero one double nine")).ShouldBe("4155550199");
    }

    [Theory]
    [InlineData("B as in bravo, K, four. I'd like A table at seven A M.", "b. as in bravo k. four i'd like a table at seven a. m.")]
    [InlineData("It's Lee, L, E, E.", "it's lee l. e. e.")]
    public void ToRecognizedForm_returns_the_recognizers_form(string sentence, string heard) => RecognizedWords.ToRecognizedForm(sentence).ShouldBe(heard);

    [Fact]
    public void Values_are_formatted_as_spoken_words()
    {
        SpokenFormatter.FormatDate(new DateOnly(2026, 11, 23)).ShouldBe("Monday, November twenty third");
        SpokenFormatter.FormatTime(new TimeOnly(19, 5)).ShouldBe("seven oh five");
        SpokenFormatter.FormatText("2 high chairs").ShouldBe("two high chairs");
    }
}
