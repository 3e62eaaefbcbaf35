using Concierge.Rehearsal.Dialogue;

namespace Concierge.Rehearsal.Tests.Dialogue;

public sealed class SystemMessageTests
{
    private const string Lost = "The connection was lost for a moment. Say: \"Sorry, I lost you for a second.\"";
    private const string Sorry = "Sorry, I lost you for a second.";
    private const string Requested = $"{DialogueTranscript.Opening} {DialogueTranscript.Request}";

    [Fact]
    public void A_note_is_said_once_and_alone_during_an_open_question()
    {
        DialogueTranscript talk = DialogueTranscript.Begun();

        talk.Hear("great you're all set");
        talk.Note(Lost).ShouldSay(Sorry);
        talk.Hear("no problem your confirmation code is four seven two one").Speech!.ShouldStartWith("Thank you. So the code is four, seven, two, one, and");
    }

    [Fact]
    public void A_note_is_said_while_the_guest_is_asked()
    {
        DialogueTranscript talk = DialogueTranscript.Begun();
        talk.Hear("we take a deposit of twenty dollars is that okay").ShouldCall("ask_customer");
        talk.Note("Say: \"Thank you for waiting, just a little longer.\"").ShouldSay("Thank you for waiting, just a little longer.");
        talk.Hear("hello").ShouldSay("Just a moment, I am still checking.");
    }

    [Fact]
    public void A_note_without_words_to_say_is_not_said() =>
        DialogueTranscript.Begun().Note("The connection was interrupted; the conversation so far is above.").ShouldSay("Hello? Are you still there?");

    [Fact]
    public void A_restored_conversation_continues_after_the_request()
    {
        DialogueTranscript talk = new DialogueTranscript().Restore(("user", "luigi's good evening how can i help you"), ("assistant", Requested));

        talk.Note(Lost).ShouldSay(Sorry);
        talk.Hear("no problem what name should i put it under").ShouldSay("The name is Smith.");
    }

    [Fact]
    public void A_question_from_before_the_lost_connection_is_answered()
    {
        DialogueTranscript talk = new DialogueTranscript().Restore(("user", "good evening"), ("assistant", Requested), ("user", "for how many people"));

        talk.Note(Lost).ShouldSay(Sorry);
        talk.Hear("hello").Speech!.ShouldStartWith("For four people.");
    }

    [Fact]
    public void What_came_before_the_lost_connection_is_repeated_not_the_apology()
    {
        DialogueTranscript talk = DialogueTranscript.Begun();
        talk.Hear("what name should i put it under").ShouldSay("The name is Smith.");

        talk.Note(Lost).ShouldSay(Sorry);
        talk.Hear("sorry i didn't catch that could you say that again").Speech!.ShouldStartWith("It's Smith, spelled");
    }

    [Fact]
    public void A_request_cut_by_the_lost_connection_is_repeated_without_the_opening()
    {
        DialogueTranscript talk = new DialogueTranscript().Restore(("user", "good evening luigi's"), ("assistant", $"{DialogueTranscript.Opening} I'd like to book a"));

        talk.Note(Lost).ShouldSay(Sorry);
        talk.Hear("that's okay how can i help you").ShouldSay(DialogueTranscript.Request);
    }

    [Fact]
    public void A_read_back_before_the_lost_connection_is_confirmed_after_it()
    {
        DialogueTranscript talk = new DialogueTranscript().Restore(
            ("user", "Good evening, Luigi's."),
            ("assistant", Requested),
            ("user", "great you're all set your confirmation code is b. as in bravo k. as in kilo four seven two"),
            ("assistant", "Thank you. So the code is bravo, kilo, four, seven, two, and it's a table for four people on Monday, November twenty third, at seven o'clock. Is that right?"));

        talk.Note(Lost).ShouldSay(Sorry);
        talk.Hear("yes that's right").ShouldOnlyCall("report_outcome").GetProperty("confirmation_number").GetString().ShouldBe("BK472");
    }

    [Fact]
    public void A_question_to_the_guest_is_asked_again_after_the_lost_connection()
    {
        const string offer = "i'm sorry we are fully booked at seven o'clock but i could do eight thirty would that work for you";
        DialogueTranscript talk = new DialogueTranscript().Restore(
            ("user", "good evening"),
            ("assistant", Requested),
            ("user", offer),
            ("assistant", "One moment please, I will check with the guest."));

        talk.Note(Lost).ShouldSay(Sorry);
        ResponsePlan plan = talk.Hear("no problem");
        plan.Speech.ShouldBe("Just a moment, I am still checking.");
        plan.ShouldCall("ask_customer").GetProperty("time").GetString().ShouldBe("20:30");
    }
}
