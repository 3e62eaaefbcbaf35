namespace Concierge.Rehearsal.Tests.Dialogue;

public sealed class InterruptionTests
{
    [Fact]
    public void A_booking_that_the_callee_stated_while_the_line_was_gone_is_asked_for()
    {
        DialogueTranscript talk = DialogueTranscript.Begun();

        talk.Hear("thank you we'll see you then").ShouldSay("Sorry, could you say that again?");
        talk.Hear("thank you we'll see you then").ShouldSay("Thank you. Is there a confirmation number?");
    }

    [Fact]
    public void An_interrupted_request_is_completed_by_answers_to_questions()
    {
        DialogueTranscript talk = DialogueTranscript.Begun().CutAt($"{DialogueTranscript.Opening} I'd like to book a table");

        talk.Hear("for how many people").ShouldSay("For four people.");
        talk.Hear("what day would you like").ShouldSay("On Monday, November twenty third.");
        talk.Hear("and what time would you like").ShouldSay("At seven o'clock.");
        talk.Hear("okay so that's a table for four on monday november twenty third at seven o'clock is that right").ShouldSay("Yes, that's right.");
    }

    [Fact]
    public void A_request_interrupted_early_is_repeated_without_the_opening()
    {
        DialogueTranscript talk = DialogueTranscript.Begun().CutAt($"{DialogueTranscript.Opening} I'd like to");

        talk.Hear("hello good evening thank you for calling luigi's this is the front desk how may i help you").ShouldSay(DialogueTranscript.Request);
    }

    [Fact]
    public void The_agent_repeats_an_interrupted_opening()
    {
        DialogueTranscript talk = DialogueTranscript.Begun().CutAt("Hello, this is an");

        talk.Hear("good evening luigi's how can i help you").ShouldSay($"{DialogueTranscript.Opening} {DialogueTranscript.Request}");
    }

    [Fact]
    public void A_question_during_the_opening_is_answered_first()
    {
        DialogueTranscript talk = DialogueTranscript.Begun().CutAt("Hello, this is an automated");

        talk.Hear("sorry how many people is that for").ShouldSay("For four people. This is an automated assistant calling for John Smith.");
        talk.Hear("and what day").ShouldSay("On Monday, November twenty third.");
        talk.Hear("okay so that's a table for four on monday november twenty third at seven o'clock is that right").ShouldSay("Yes, that's right.");
    }

    [Fact]
    public void An_interrupted_read_back_does_not_count_as_confirmed()
    {
        DialogueTranscript talk = DialogueTranscript.Begun();
        talk.Hear("great you're all set your confirmation code is four seven two one");
        talk.CutAt("Thank you. So the code is four, seven, two");

        talk.Hear("yes that's right").Speech!.ShouldContain("Is that right?");
        talk.Hear("yes that's right").ShouldReport("confirmed");
    }

    [Fact]
    public void The_agent_repeats_an_interrupted_answer_with_the_next_one()
    {
        DialogueTranscript talk = DialogueTranscript.Begun();
        talk.Hear("for how many people");
        talk.CutAt("For");

        talk.Hear("and what day").ShouldSay("For four people. On Monday, November twenty third.");
    }

    [Fact]
    public void A_question_during_the_farewell_is_answered_before_the_call_ends()
    {
        DialogueTranscript talk = DialogueTranscript.Begun();
        talk.Hear("great you're all set your confirmation code is four seven two one");
        talk.Hear("yes that's right").ShouldReport("confirmed");
        talk.Return("""{"accepted":true}""").ShouldCall("end_call");
        talk.CutAt("Thank you").Returned("""{"ended":false,"reason":"The restaurant is speaking."}""");

        talk.Hear("sorry could you spell the name for me")
            .ShouldSay("It's Smith, spelled S as in sierra, M as in mike, I as in india; T as in tango, H as in hotel.");
        talk.Hear("okay thank you").ShouldCall("end_call");
    }

    [Fact]
    public void A_code_in_two_utterances_is_joined()
    {
        DialogueTranscript talk = DialogueTranscript.Begun();
        talk.Hear("great you're all set your confirmation code is b. as in bravo k. as in kilo").ShouldOnlyCall("wait");
        talk.Return("""{"waiting":true}""");

        talk.Hear("four seven two").Speech!.ShouldStartWith("Thank you. So the code is bravo, kilo, four, seven, two, and");
        talk.Hear("yes that's right").ShouldOnlyCall("report_outcome").GetProperty("confirmation_number").GetString().ShouldBe("BK472");
    }

    [Fact]
    public void A_code_that_continues_during_the_read_back_is_joined()
    {
        DialogueTranscript talk = DialogueTranscript.Begun();
        talk.Hear("great you're all set your confirmation code is four seven two");
        talk.CutAt("Thank you. So the code is");

        talk.Hear("one five nine").Speech!.ShouldContain("four, seven, two, one, five, nine");
    }
}
