namespace Concierge.Rehearsal.Tests.Dialogue;

public sealed class CorrectionTests
{
    private const string Correction = "No, it's a table for four people on Monday, November twenty third, at seven o'clock.";

    [Theory]
    [InlineData("okay so that's a table for five on monday november twenty third at seven o'clock under smith is that right")]
    [InlineData("okay so that's a table for four on tuesday november twenty fourth at seven o'clock is that right")]
    [InlineData("okay so that's a table for four on monday november twenty third at eight o'clock is that right")]
    [InlineData("great you're all set a table for four at eight o'clock")]
    public void A_wrong_read_back_is_corrected_until_it_is_correct(string wrongReadBack)
    {
        DialogueTranscript talk = DialogueTranscript.Begun();
        talk.Hear(wrongReadBack).ShouldSay(Correction);
        talk.Hear(wrongReadBack).ShouldSay(Correction);

        talk.Hear("let me repeat that that's a table for four on monday november twenty third at seven o'clock is that right").ShouldSay("Yes, that's right.");
    }

    [Fact]
    public void A_wrong_name_is_corrected_letter_by_letter()
    {
        DialogueTranscript talk = DialogueTranscript.Begun();

        talk.Hear("okay that's under miller is that right")
            .ShouldSay("No, the name is Smith, spelled S as in sierra, M as in mike, I as in india; T as in tango, H as in hotel.");
        talk.Hear("okay so that's a table for four on monday november twenty third at seven o'clock under smith is that right").ShouldSay("Yes, that's right.");
    }

    [Fact]
    public void A_name_that_the_restaurant_cannot_write_is_spelled_twice_and_then_the_first_name()
    {
        DialogueTranscript talk = DialogueTranscript.Begun();

        talk.Hear("okay that's under miller is that right").Speech!.ShouldStartWith("No, the name is Smith, spelled S as in sierra");
        const string Misheard = "let me repeat that that's under the name sierra mike kilo is that right";
        talk.Hear(Misheard).Speech!.ShouldStartWith("No, the name is Smith, spelled");
        talk.Hear(Misheard).Speech!.ShouldStartWith("Then please put it under the first name, spelled");
        talk.Hear("that's a table for four on monday november twenty third at seven o'clock under the name sierra mike kilo is that right")
            .ShouldSay("Yes, that's right.");
    }

    [Fact]
    public void Letters_that_are_read_back_are_the_name_and_no_confirmation_number()
    {
        DialogueTranscript talk = DialogueTranscript.Begun();

        talk.Hear("that's a table for four on monday november twenty third at seven o'clock under the name sierra mike india tango hotel is that right")
            .ShouldSay("Yes, that's right.");
        talk.Hear("great you're all set we'll see you then").ShouldSay("Thank you. Is there a confirmation number?");
    }

    [Fact]
    public void A_booking_without_a_confirmation_number_is_confirmed_by_the_name()
    {
        DialogueTranscript talk = DialogueTranscript.Begun();
        talk.Hear("great you're all set we'll see you then").ShouldSay("Thank you. Is there a confirmation number?");

        talk.Hear("we don't give numbers it's under the name smith").Speech!.ShouldStartWith("Thank you. So it's a table for four people");
        var report = talk.Hear("yes that's right").ShouldOnlyCall("report_outcome");
        report.GetProperty("outcome").GetString().ShouldBe("confirmed");
        report.TryGetProperty("confirmation_number", out _).ShouldBeFalse();
    }

    [Fact]
    public void A_numeric_code_is_read_back_and_corrected()
    {
        DialogueTranscript talk = DialogueTranscript.Begun();
        talk.Hear("great you're all set your confirmation code is four seven two one").Speech!.ShouldStartWith("Thank you. So the code is four, seven, two, one, and");

        talk.Hear("no it's four seven nine one").Speech!.ShouldContain("four, seven, nine, one");
        talk.Hear("yes that's right").ShouldOnlyCall("report_outcome").GetProperty("confirmation_number").GetString().ShouldBe("4791");
    }

    [Fact]
    public void The_agent_gives_the_guests_phone_number_digit_by_digit() =>
        DialogueTranscript.Begun("Telephone: +1 415 555 0199").Hear("can i have a phone number please")
            .ShouldSay("The number is four one five, five five five, zero one nine nine.");
}
