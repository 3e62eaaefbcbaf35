using Concierge.Rehearsal.Dialogue;

namespace Concierge.Rehearsal.Tests.Dialogue;

public sealed class HoldTests
{
    private const string Held = """{"waiting":true}""";

    [Theory]
    [InlineData("one moment please")]
    [InlineData("let me check the book one moment please")]
    [InlineData("can you hold please")]
    [InlineData("all of our lines are busy please hold")]
    [InlineData("one moment please i will put you through")]
    [InlineData("let me get the manager")]
    public void The_agent_waits_silently_when_asked_to(string heard)
    {
        DialogueTranscript talk = DialogueTranscript.Begun();

        talk.Hear(heard).ShouldOnlyCall("wait");
        talk.Return(Held).ShouldBeEquivalentTo(new ResponsePlan(null, []));
    }

    [Fact]
    public void The_agent_ignores_hold_music_and_answers_the_first_real_question()
    {
        DialogueTranscript talk = DialogueTranscript.Begun();
        talk.Hear("one moment please").ShouldOnlyCall("wait");

        talk.Hear("").ShouldOnlyCall("wait");
        talk.Hear("the a").ShouldOnlyCall("wait");
        talk.Hear("the mm the").ShouldOnlyCall("wait");
        talk.Hear("thank you for holding what name should i put it under").ShouldSay("The name is Smith.");
    }

    [Fact]
    public void A_callee_who_returns_from_hold_hears_that_the_agent_is_there()
    {
        DialogueTranscript talk = DialogueTranscript.Begun();
        talk.Hear("one moment please").ShouldOnlyCall("wait");

        talk.Hear("thank you for holding").ShouldSay("Yes, I am here.");
        talk.Hear("for how many people").ShouldSay("For four people.");
    }

    [Fact]
    public void After_an_initial_hold_the_agent_introduces_itself()
    {
        var talk = new DialogueTranscript();

        talk.Hear("luigi's can you hold please").ShouldOnlyCall("wait");
        talk.Hear("").ShouldOnlyCall("wait");
        talk.Hear("hello how can i help you").ShouldSay($"{DialogueTranscript.Opening} {DialogueTranscript.Request}");
    }

    [Fact]
    public void Without_the_wait_tool_the_agent_is_silent()
    {
        DialogueTranscript talk = DialogueTranscript.Begun(tools: BookingToolDefinitions.Basic);

        talk.Hear("one moment please").ShouldBeEquivalentTo(new ResponsePlan(null, []));
        talk.Hear("for how many people").ShouldSay("For four people.");
    }

    [Theory]
    [InlineData("hello are you still there")]
    [InlineData("hello you still there")]
    [InlineData("are you there")]
    [InlineData("hello")]
    public void A_callee_who_asks_whether_the_agent_is_there_hears_the_open_question_again(string heard)
    {
        DialogueTranscript talk = DialogueTranscript.Begun();
        talk.Hear(heard).ShouldSay($"Yes, I am here. {DialogueTranscript.Request}");

        talk.Hear("great you're all set").ShouldSay("Thank you. Is there a confirmation number?");
        talk.Hear(heard).ShouldSay("Yes, I am here. Is there a confirmation number?");
    }
}
