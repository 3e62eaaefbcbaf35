using Concierge.Language;
using Concierge.Language.Reading;
using NodaTime;

namespace Concierge.Tests.Language;

/// <summary>The grammars of the reader, each from outside.</summary>
public sealed class ReadingGrammarTests
{
    private static readonly LocalDateTime Now = new(2026, 11, 22, 15, 0);

    [Theory]
    [InlineData("me and my two sons and three daughters", 6)]
    [InlineData("me and four more", 5)]
    [InlineData("me, my wife, five children, my mother, my father", 9)]
    [InlineData("my supervisor, six people from the lab and me", 8)]
    [InlineData("my wife and me and our baby", 3)]
    [InlineData("me and my partner and her mum and dad and the guide dog", 4)]
    [InlineData("three of us and a dog", 3)]
    [InlineData("4 people and one high chair", 4)]
    [InlineData("We are ten from the company, and one interpreter, so eleven in total", 11)]
    [InlineData("we are two families of four", 8)]
    public void Parties_are_sums_of_people(string words, int party) =>
        RequestParser.Parse($"A table at Luigi's tomorrow at 7pm, {words}", Now, []).PartySize.ShouldBe(party);

    [Fact]
    public void Party_of_unknown_people_is_asked_for()
    {
        var read = RequestParser.Parse("Luigi's tomorrow at 7pm, me and the kids", Now, []);

        read.PartySize.ShouldBeNull();
        read.Questions.Keys.ShouldContain(BookingField.PartySize);
    }

    [Theory]
    [InlineData("Actually, could I get a table for two tomorrow at 7pm?")]
    [InlineData("Perfect, perfect. For 4 tomorrow at 7pm then")]
    [InlineData("Lovely. In that case, a table for six on Sunday at half past twelve for lunch, please.")]
    [InlineData("Somewhere in Camden, for five, this Saturday at 8pm.")]
    [InlineData("get us in the pub tonight at 8, six of us")]
    [InlineData("NEED TABLE TOMORROW 2000 FOR 3")]
    [InlineData("not Luigi's again, for 4 tomorrow at 7pm")]
    public void Restaurant_that_is_not_named_is_not_filled_in(string words) => RequestParser.Parse(words, Now, []).Restaurant.ShouldBeNull();

    [Theory]
    [InlineData("book the old mill for six people on thursday at eight pm", "the old mill")]
    [InlineData("table for two at the pear tree no sorry the plum tree tomorrow at 7pm", "the plum tree")]
    [InlineData("Smith and Sons for 2 tomorrow at 7pm", "Smith and Sons")]
    [InlineData("Trattoria Nuova for 2 tomorrow at 7pm", "Trattoria Nuova")]
    [InlineData("Book Пушкин for Friday 20:00, three people, please.", "Пушкин")]
    [InlineData("La Côte d'Argent, 14 February, dinner for two at 8.", "La Côte d'Argent")]
    [InlineData("I have a booking at Vesta at 7pm tomorrow, so I need drinks at The Long Bar at 5.30pm, for two.", "The Long Bar")]
    [InlineData("Four at O'Malley & Sons tomorrow at 7pm.", "O'Malley & Sons")]
    public void Names_are_read_whole(string words, string name) => RequestParser.Parse(words, Now, []).Restaurant.ShouldBe(name);

    [Theory]
    [InlineData("call me back on 07700 900467 if there is any problem", null, "07700900467")]
    [InlineData("my number is +49 7531 12345, try again", null, "+49753112345")]
    [InlineData("My number's +44 7700 900655 and theirs is +44 161 496 0371", "+441614960371", "+447700900655")]
    [InlineData("Call Luigi's on +49 7531 12345 for 2 tomorrow at 7pm", "+49753112345", null)]
    [InlineData("they can ring me on +353 85 555 0162", null, "+353855550162")]
    [InlineData("five thirty in the afternoon and if they need to call me it's three one two five five five zero one four eight", null, "3125550148")]
    public void Numbers_belong_to_whom_the_words_say(string words, string? restaurant, string? guest)
    {
        var read = RequestParser.Parse(words, Now, []);

        (read.PhoneNumber, read.GuestPhone).ShouldBe((restaurant, guest));
    }

    [Fact]
    public void Number_in_the_answer_to_the_question_for_the_name_is_the_guests()
    {
        var read = RequestParser.Parse("Jas +447700900322", Now, [BookingField.CustomerName]);

        (read.GuestName, read.PhoneNumber, read.GuestPhone).ShouldBe(("Jas", null, "+447700900322"));
    }

    [Theory]
    [InlineData("twenty four", 24, 2)]
    [InlineData("12", 12, 1)]
    [InlineData("half a dozen", 6, 3)]
    public void Numbers_are_read_in_digits_and_words(string words, int value, int next) =>
        NumberGrammar.Read(Tokenizer.Split(words), 0).ShouldBe((value, next));

    [Fact]
    public void Tokens_keep_names_together()
    {
        var tokens = Tokenizer.Split("at O'Neill's, ¦¦¦ B.B.Q & high-chair");

        tokens.Select(token => token.Text).ShouldBe(["at", "O'Neill's", ",", "¦¦¦", "B.B.Q", "&", "high-chair"]);
    }
}
