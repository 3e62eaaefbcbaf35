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
    public void It_waits_without_a_word_when_asked_to(string heard)
    {
        Talk talk = Talk.Begun();

        talk.Hear(heard).ShouldOnlyCall("wait");
        talk.Return(Held).ShouldBeEquivalentTo(new ResponsePlan(null, []));
    }

    [Fact]
    public void Music_that_is_taken_for_words_is_waited_out_and_the_first_real_question_answered()
    {
        Talk talk = Talk.Begun();
        talk.Hear("one moment please").ShouldOnlyCall("wait");

        talk.Hear("").ShouldOnlyCall("wait");
        talk.Hear("the a").ShouldOnlyCall("wait");
        talk.Hear("the mm the").ShouldOnlyCall("wait");
        talk.Hear("thank you for holding what name should i put it under").ShouldSay("The name is Smith.");
    }

    [Fact]
    public void Whoever_only_comes_back_hears_that_the_agent_is_there()
    {
        Talk talk = Talk.Begun();
        talk.Hear("one moment please").ShouldOnlyCall("wait");

        talk.Hear("thank you for holding").ShouldSay("Yes, I am here.");
        talk.Hear("for how many people").ShouldSay("For four people.");
    }

    [Fact]
    public void On_hold_from_the_first_word_it_introduces_itself_to_whoever_comes()
    {
        var talk = new Talk();

        talk.Hear("luigi's can you hold please").ShouldOnlyCall("wait");
        talk.Hear("").ShouldOnlyCall("wait");
        talk.Hear("hello how can i help you").ShouldSay($"{Talk.Opening} {Talk.Request}");
    }

    [Fact]
    public void Without_the_function_it_is_silent()
    {
        Talk talk = Talk.Begun(tools: BookingTools.Basic);

        talk.Hear("one moment please").ShouldBeEquivalentTo(new ResponsePlan(null, []));
        talk.Hear("for how many people").ShouldSay("For four people.");
    }

    [Theory]
    [InlineData("hello are you still there")]
    [InlineData("hello you still there")]
    [InlineData("are you there")]
    [InlineData("hello")]
    public void Asked_whether_it_is_there_it_says_so_and_what_is_open(string heard)
    {
        Talk talk = Talk.Begun();
        talk.Hear(heard).ShouldSay($"Yes, I am here. {Talk.Request}");

        talk.Hear("great you're all set").ShouldSay("Thank you. Is there a confirmation number?");
        talk.Hear(heard).ShouldSay("Yes, I am here. Is there a confirmation number?");
    }
}
