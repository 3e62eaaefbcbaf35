using Concierge.Agents.Questions;

namespace Concierge.Tests.Agents;

public class GuestQuestionReaderTests
{
    [Theory]
    [InlineData("Which restaurant would you like?", "Restaurant")]
    [InlineData("What's the name of the restaurant?", "Restaurant")]
    [InlineData("Where would you like to eat?", "Restaurant")]
    [InlineData("How many of you will there be?", "PartySize")]
    [InlineData("Für wie viele Personen darf es denn sein?", "PartySize")]
    [InlineData("¿Cuántos van a ser?", "PartySize")]
    [InlineData("何名様でいらっしゃいますか。", "PartySize")]
    [InlineData("What day did you have in mind?", "Date")]
    [InlineData("Quel jour vous arrangerait ?", "Date")]
    [InlineData("Would another day be possible for you?", "Date")]
    [InlineData("Did you mean 3 May?", "Date")]
    [InlineData("At what time on Friday evening?", "Time")]
    [InlineData("When on Friday?", "Time")]
    [InlineData("Um wie viel Uhr?", "Time")]
    [InlineData("How early or late would you be willing to go?", "Time")]
    [InlineData("Do you have a time in mind?", "Time")]
    [InlineData("For how many people, and when?", "PartySize Date Time")]
    [InlineData("Please tell me the day, the time and the number of guests.", "PartySize Date Time")]
    [InlineData("I still need a name for the booking.", "CustomerName")]
    [InlineData("A che nome, per favore?", "CustomerName")]
    [InlineData("Could you spell your surname for me?", "CustomerName")]
    [InlineData("Which number can I pass on, your phone number?", "PhoneNumber")]
    [InlineData("Prefer to sit inside or outside?", "Seating")]
    [InlineData("Will you need a high chair?", "Preferences")]
    [InlineData("What kind of restaurant are you looking for?", "Cuisine")]
    [InlineData("In which part of town?", "Place")]
    [InlineData("What would you like to change?", "Change")]
    [InlineData("Shall I go ahead?", "Call")]
    [InlineData("Would you like me to call them?", "Call")]
    [InlineData("Shall I call them when they open?", "Call")]
    [InlineData("Shall I book a table there?", "BookThere")]
    [InlineData("Which of them do you mean?", "Choice")]
    [InlineData("So that is four people, is that right?", "Agreement")]
    [InlineData("Anything else?", "More")]
    [InlineData("Just to be sure: four people, tomorrow, seven in the evening?", "PartySize Date Time")]
    [InlineData("Let me read that back: Friday, two of you, under the name Brandt.", "")]
    [InlineData("Let me know the day, please.", "Date")]
    [InlineData("Shall I call you Elena?", "")]
    [InlineData("Would you like a cake?", "")]
    [InlineData("Your table is booked for tomorrow at 7.", "")]
    [InlineData("They have a table on Sunday.", "")]
    public void Find_Sentence_IsReadAsWhatItAsksFor(string sentence, string expected) =>
        string.Join(' ', GuestQuestionReader.Find(sentence).Order()).ShouldBe(expected);

    [Fact]
    public void Split_AnyScript_EndsAtItsMarks() =>
        SentenceSplitter.Split("Hello! It is 7.30… 満席です。何時？ Bonjour ! Quand ?\nYes").ShouldBe(
            ["Hello!", "It is 7.30…", "満席です。", "何時？", "Bonjour !", "Quand ?", "Yes"]);
}
