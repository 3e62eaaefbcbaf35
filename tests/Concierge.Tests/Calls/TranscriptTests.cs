using Concierge.Calls.Results;
using Concierge.Contracts;

namespace Concierge.Tests.Calls;

public sealed class TranscriptTests
{
    private readonly Transcript _transcript = new();

    [Fact]
    public void Words_that_come_late_take_their_place_in_the_conversation()
    {
        _transcript.Add("hello", null, Speaker.Restaurant, TimeSpan.Zero);
        _transcript.Add("answer", "hello", Speaker.Agent, TimeSpan.Zero);
        _transcript.Speak("answer", Speaker.Agent, "Good evening.", TimeSpan.Zero);
        _transcript.Speak("hello", Speaker.Restaurant, "Luigi's?", TimeSpan.Zero);

        _transcript.Turns().Select(turn => $"{turn.Number} {turn.Text}").ShouldBe(["1 Luigi's?", "2 Good evening."]);
    }

    [Fact]
    public void A_turn_is_told_only_after_those_before_it()
    {
        _transcript.Add("hello", null, Speaker.Restaurant, TimeSpan.Zero);
        _transcript.Add("answer", "hello", Speaker.Agent, TimeSpan.Zero);
        _transcript.Speak("answer", Speaker.Agent, "Good evening.", TimeSpan.Zero);
        _transcript.TakeUntold().ShouldBeEmpty();

        _transcript.Speak("hello", Speaker.Restaurant, "Luigi's?", TimeSpan.Zero);

        _transcript.TakeUntold().Select(turn => turn.Text).ShouldBe(["Luigi's?", "Good evening."]);
        _transcript.TakeUntold().ShouldBeEmpty();
    }

    [Fact]
    public void Words_that_were_lost_do_not_hold_back_the_conversation_for_ever()
    {
        _transcript.Add("lost", null, Speaker.Restaurant, TimeSpan.Zero);
        _transcript.Add("answer", "lost", Speaker.Agent, TimeSpan.Zero);
        _transcript.Speak("answer", Speaker.Agent, "Pardon?", TimeSpan.Zero);
        _transcript.Add("again", "answer", Speaker.Restaurant, TimeSpan.Zero);
        _transcript.Speak("again", Speaker.Restaurant, "Luigi's!", TimeSpan.Zero);

        _transcript.TakeUntold().Select(turn => turn.Text).ShouldBe(["Pardon?", "Luigi's!"]);
    }

    [Fact]
    public void An_interrupted_turn_holds_what_can_have_been_heard()
    {
        _transcript.Speak("long", Speaker.Agent, "one two three four five six seven eight", TimeSpan.Zero);
        _transcript.Interrupt("long", 0.5);

        var turn = _transcript.Turns().ShouldHaveSingleItem();
        turn.Text.ShouldBe("one two three four …");
        turn.Interrupted.ShouldBeTrue();
    }

    [Fact]
    public void A_turn_began_when_it_was_first_heard_not_when_it_was_over()
    {
        _transcript.Begin("hello", TimeSpan.FromSeconds(1));
        _transcript.Add("hello", null, Speaker.Restaurant, TimeSpan.FromSeconds(4));
        _transcript.Speak("hello", Speaker.Restaurant, "Luigi's?", TimeSpan.FromSeconds(5));

        _transcript.Turns().ShouldHaveSingleItem().At.ShouldBe(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void What_the_callee_was_saying_already_comes_before_what_the_agent_began_meanwhile()
    {
        _transcript.Begin("announcement", TimeSpan.FromSeconds(1));
        _transcript.Add("message", null, Speaker.Agent, TimeSpan.FromSeconds(8));
        _transcript.Add("announcement", "message", Speaker.Restaurant, TimeSpan.FromSeconds(9));
        _transcript.Speak("announcement", Speaker.Restaurant, "After the tone.", TimeSpan.FromSeconds(9));
        _transcript.TakeUntold().ShouldHaveSingleItem().Number.ShouldBe(1);
        _transcript.Speak("message", Speaker.Agent, "Please call back.", TimeSpan.FromSeconds(12));

        _transcript.TakeUntold().ShouldHaveSingleItem().Number.ShouldBe(2);
        _transcript.Turns().Select(turn => $"{turn.Number} {turn.Text}").ShouldBe(["1 After the tone.", "2 Please call back."]);
    }

    [Fact]
    public void An_interruption_comes_behind_what_it_interrupts()
    {
        _transcript.Add("offer", null, Speaker.Agent, TimeSpan.FromSeconds(1));
        _transcript.Begin("interruption", TimeSpan.FromSeconds(3));
        _transcript.Add("interruption", "offer", Speaker.Restaurant, TimeSpan.FromSeconds(5));
        _transcript.Speak("offer", Speaker.Agent, "A table for four", TimeSpan.FromSeconds(3));
        _transcript.Speak("interruption", Speaker.Restaurant, "One moment.", TimeSpan.FromSeconds(5));

        _transcript.Turns().Select(turn => turn.Text).ShouldBe(["A table for four", "One moment."]);
    }

    [Fact]
    public void A_turn_of_which_nothing_was_heard_was_not_said()
    {
        _transcript.Speak("unheard", Speaker.Agent, "never played", TimeSpan.Zero);
        _transcript.Interrupt("unheard", 0);

        _transcript.Turns().ShouldBeEmpty();
    }
}
