using System.Text.Json;
using Concierge.Rehearsal.Dialogue;

namespace Concierge.Rehearsal.Tests.Dialogue;

public sealed class AskGuestTests
{
    private const string Offer = "i'm sorry we are fully booked at seven o'clock but i could do eight thirty would that work for you";
    private const string NoAnswer = """{"answered":false,"reason":"The guest did not answer in time."}""";

    [Fact]
    public void The_agent_asks_the_guest_about_an_offer_while_the_callee_waits()
    {
        JsonElement question = AskGuest(out _);

        question.GetProperty("time").GetString().ShouldBe("20:30");
        question.GetProperty("date").GetString().ShouldBe("2026-11-23");
        question.GetProperty("party_size").GetInt32().ShouldBe(4);
        question.GetProperty("question").GetString()!.ShouldContain("8:30 PM");
    }

    [Theory]
    [InlineData("yes")]
    [InlineData("Sure, that's fine!")]
    [InlineData("8:30 is fine")]
    [InlineData("ok book it")]
    [InlineData("No problem.")]
    [InlineData("8:30pm works")]
    [InlineData("half past eight is good")]
    public void A_yes_of_the_guest_accepts_the_offer(string answer)
    {
        AskGuest(out DialogueTranscript talk);

        talk.Return(Answer(answer)).ShouldSay("Yes, eight thirty works, thank you.");
        talk.Hear("okay so that's a table for four on monday november twenty third at eight thirty is that right").ShouldSay("Yes, that's right.");
        talk.Hear("great you're all set your confirmation code is four seven two one").Speech!.ShouldContain("at eight thirty");
        JsonElement report = talk.Hear("yes that's right").ShouldOnlyCall("report_outcome");
        report.GetProperty("outcome").GetString().ShouldBe("confirmed");
        report.GetProperty("time").GetString().ShouldBe("20:30");
    }

    [Theory]
    [InlineData("no")]
    [InlineData("No, that is too late.")]
    [InlineData("not really")]
    [InlineData("8:30 is too late")]
    [InlineData("hmm let me think")]
    public void Any_guest_answer_but_yes_declines_the_offer(string answer)
    {
        AskGuest(out DialogueTranscript talk);

        ResponsePlan plan = talk.Return(Answer(answer));

        plan.ShouldReport("alternative_offered");
        plan.ShouldCall("report_outcome").GetProperty("time").GetString().ShouldBe("20:30");
        ResponsePlan farewell = talk.Return("""{"accepted":true}""");
        farewell.Speech.ShouldBe("I'm sorry, that does not work for the guest. Thank you, goodbye.");
        farewell.ShouldCall("end_call");
    }

    [Fact]
    public void A_missing_guest_answer_is_not_consent()
    {
        AskGuest(out DialogueTranscript talk);

        talk.Return(NoAnswer).ShouldReport("alternative_offered");
        talk.Return("""{"accepted":true}""").Speech.ShouldBe("Thank you, I have to check with my customer. Goodbye.");
    }

    [Theory]
    [InlineData("no, ask for 9", "Could you do nine o'clock?", "21:00")]
    [InlineData("8 is fine", "Could you do eight o'clock?", "20:00")]
    public void The_agent_asks_for_the_guests_counter_proposal(string answer, string reply, string time)
    {
        AskGuest(out DialogueTranscript talk);

        talk.Return(Answer(answer)).ShouldSay(reply);
        talk.Hear("yes we can do that").Speech.ShouldBe("Great, please book it. The name is Smith.");
        talk.Hear("great you're all set your confirmation code is four seven two one");
        talk.Hear("yes that's right").ShouldOnlyCall("report_outcome").GetProperty("time").GetString().ShouldBe(time);
    }

    [Fact]
    public void A_counter_proposal_that_the_restaurant_offers_is_accepted()
    {
        AskGuest(out DialogueTranscript talk);
        talk.Return(Answer("no, ask for 9"));

        talk.Hear("i could do nine o'clock").ShouldSay("Yes, nine o'clock works, thank you.");
    }

    [Fact]
    public void A_callee_who_speaks_while_the_guest_is_asked_hears_that_the_agent_is_checking()
    {
        AskGuest(out DialogueTranscript talk);

        talk.Hear("okay").ShouldOnlyCall("wait");
        talk.Hear("hello are you still there").ShouldSay("Just a moment, I am still checking.");
        talk.Hear("what was the name").ShouldSay("Just a moment, I am still checking.");
        talk.Return(Answer("yes"));
    }

    [Fact]
    public void The_agent_reports_the_offer_when_the_callee_does_not_wait()
    {
        AskGuest(out DialogueTranscript talk);

        ResponsePlan plan = talk.Hear("i can't wait please call back later goodbye");

        plan.ShouldReport("alternative_offered");
    }

    [Theory]
    [InlineData("we take a deposit of twenty dollars is that okay")]
    [InlineData("there is a cancellation fee of ten dollars per person")]
    public void A_deposit_is_a_question_for_the_guest(string heard)
    {
        DialogueTranscript talk = DialogueTranscript.Begun();
        ResponsePlan plan = talk.Hear(heard);
        plan.Speech.ShouldBe("One moment please, I will check with the guest.");
        plan.ShouldCall("ask_customer").GetProperty("question").GetString()!.ShouldContain(heard);

        talk.Return(Answer("yes that's ok")).ShouldSay("Yes, that is fine, thank you.");
        talk.Hear("great you're all set").ShouldSay("Thank you. Is there a confirmation number?");
    }

    [Fact]
    public void A_deposit_without_consent_needs_the_guest()
    {
        DialogueTranscript talk = DialogueTranscript.Begun();
        talk.Hear("we take a deposit of twenty dollars is that okay").ShouldCall("ask_customer");

        talk.Return(NoAnswer).ShouldReport("needs_customer");
        DialogueTranscript.Begun(tools: BookingToolDefinitions.Basic).Hear("we take a deposit of twenty dollars").ShouldReport("needs_customer");
    }

    [Fact]
    public void A_card_number_is_never_given()
    {
        DialogueTranscript talk = DialogueTranscript.Begun();
        talk.Hear("we need a credit card to hold the table can i have the card number please")
            .ShouldSay("I'm sorry, I can't give a card number. Can you book it without a card?");

        talk.Hear("i'm sorry we can't hold the table without a credit card can i have the card number please").ShouldReport("needs_customer");
    }

    [Fact]
    public void A_missing_phone_number_is_refused_and_needs_the_guest_when_the_restaurant_insists()
    {
        DialogueTranscript talk = DialogueTranscript.Begun(tools: BookingToolDefinitions.Basic);
        talk.Hear("can i have a phone number please").ShouldSay("I'm sorry, I have no phone number.");

        talk.Hear("i'm sorry we can't book it without a phone number can i have a phone number please").ShouldReport("needs_customer");
    }

    [Theory]
    [InlineData("+1 415 555 0177")]
    [InlineData("it's 415-555-0177")]
    public void A_missing_phone_number_is_asked_of_the_guest_and_given(string answer)
    {
        DialogueTranscript talk = DialogueTranscript.Begun();
        ResponsePlan plan = talk.Hear("can i have a phone number please");
        plan.Speech.ShouldBe("One moment please, I will check with the guest.");
        plan.ShouldCall("ask_customer").GetProperty("question").GetString()!.ShouldContain("telephone number");

        talk.Return(Answer(answer)).ShouldSay("The number is four one five, five five five, zero one seven seven.");
        talk.Hear("sorry what is the phone number").ShouldSay("The number is four one five, five five five, zero one seven seven.");
        talk.Hear("great you're all set").ShouldSay("Thank you. Is there a confirmation number?");
    }

    [Theory]
    [InlineData("no, they can't have it")]
    [InlineData(null)]
    public void A_phone_number_that_the_guest_does_not_give_is_refused(string? answer)
    {
        DialogueTranscript talk = DialogueTranscript.Begun();
        talk.Hear("can i have a phone number please").ShouldCall("ask_customer");

        talk.Return(answer is null ? NoAnswer : Answer(answer)).ShouldSay("I'm sorry, I have no phone number.");
        talk.Hear("i'm sorry we can't book it without a phone number can i have a phone number please").ShouldReport("needs_customer");
    }

    // The agent asks the callee to repeat a misrecognized offer before it asks the guest.
    private static JsonElement AskGuest(out DialogueTranscript talk)
    {
        talk = DialogueTranscript.Begun();
        talk.Hear(Offer).ShouldSay("Sorry, could you say that again, please?");
        ResponsePlan plan = talk.Hear(Offer);
        plan.Speech.ShouldBe("One moment please, I will check with the guest.");
        return plan.ShouldCall("ask_customer");
    }

    private static string Answer(string words) => JsonSerializer.Serialize(new { answered = true, answer = words });
}
