using Concierge.Reservations;

namespace Concierge.Tests.Calls;

public sealed class ConfirmationNumberMatcherTests
{
    [Theory]
    [InlineData("Your confirmation number is BK472.", "BK472")]
    [InlineData("your confirmation number is b. k. four seven two", "BK472")]
    [InlineData("Great, your confirmation number is B as in bravo, K as in kilo, four, seven, two.", "BK472")]
    [InlineData("your confirmation code is l. as in lima c. as in zulu three seven two", "LZ372")]
    [InlineData("the reservation code is bravo kilo four seven two", "BK472")]
    [InlineData("Your reference is K seven T four nine.", "K7T49")]
    [InlineData("Your booking reference is B-K-4-7-2.", "BK472")]
    [InlineData("Confirmation number: LG-4471", "LG-4471")]
    [InlineData("your reference number is one two three four five six", "123456")]
    [InlineData("your confirmation code is double two oh nine", "2209")]
    [InlineData("your confirmation number is forty two seventeen", "4217")]
    [InlineData("Your confirmation number is A as in alpha, B for bravo, one two three. See you tomorrow at seven.", "AB123")]
    [InlineData("The code? Your booking number is 8 8 1 2.", "8812")]
    [InlineData("Sure, the confirmation number, it's D F W three nine three", "DFW393")]
    public void Find_SpokenNumber_ReturnsTheWrittenForm(string sentence, string expected) =>
        ConfirmationNumberMatcher.Find(sentence).ShouldBe(expected);

    [Theory]
    [InlineData("Your reservation is confirmed for four people at seven.")]
    [InlineData("For how many people?")]
    [InlineData("We have a table at seven thirty on the twenty third.")]
    [InlineData("What is your phone number?")]
    [InlineData("Your reservation is for seven.")]
    [InlineData("")]
    [InlineData("No, there is no number.")]
    [InlineData("Your booking is all set, see you then.")]
    public void Find_OtherText_ReturnsNull(string sentence) =>
        ConfirmationNumberMatcher.Find(sentence).ShouldBeNull();

    [Theory]
    [InlineData("No, it's B as in bravo, K as in kilo, four, seven, two.", "BK472", true)]
    [InlineData("that's bravo kilo four seven two", "BK-472", true)]
    [InlineData("b k four seven three", "BK472", false)]
    [InlineData("anything", "", false)]
    public void IsSpokenIn_SpokenNumber_IsRecognized(string sentence, string number, bool expected) =>
        ConfirmationNumberMatcher.IsSpokenIn(sentence, number).ShouldBe(expected);
}
