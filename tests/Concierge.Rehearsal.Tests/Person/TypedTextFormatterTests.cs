using Concierge.Rehearsal.Person;

namespace Concierge.Rehearsal.Tests.Person;

public sealed class TypedTextFormatterTests
{
    [Theory]
    [InlineData("Yes, we have a table at 7:30.", "Yes, we have a table at seven thirty.")]
    [InlineData("at 7:30 pm", "at seven thirty P M")]
    [InlineData("at 19:30", "at seven thirty")]
    [InlineData("at 7pm or 8 PM", "at seven P M or eight P M")]
    [InlineData("at 11:05 a.m. please", "at eleven oh five A M please")]
    [InlineData("at 8:00", "at eight o'clock")]
    [InlineData("for 4 on the 23rd", "for four on the twenty third")]
    [InlineData("Your code is LZ372", "Your code is L as in lima, Z as in zulu, three, seven, two")]
    [InlineData("call 4155550123", "call four one five five five five zero one two three")]
    [InlineData("at 25:99", "at twenty five:ninety nine")]
    public void Times_numbers_and_codes_are_spoken_as_words(string typed, string spoken) =>
        TypedTextFormatter.FormatForSpeech(typed).ShouldBe(spoken);

    [Theory]
    [InlineData("Yes, at 7:30 PM!", "yes at seven thirty p. m.")]
    [InlineData("Your code is LZ372.", "your code is l. as in lima z. as in zulu three seven two")]
    public void A_browsers_text_takes_the_recognizers_form(string typed, string recognized) =>
        TypedTextFormatter.FormatAsRecognized(typed).ShouldBe(recognized);
}
