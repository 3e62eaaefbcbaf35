using Concierge.Calls.Results;
using Concierge.Contracts;

namespace Concierge.Tests.Calls;

public sealed class TranscriptTests
{
    private readonly Transcript _transcript = new();

    [Fact]
    public void SetText_LateText_KeepsThePlaceOfTheTurn()
    {
        _transcript.Add("hello", null, Speaker.Restaurant, TimeSpan.Zero);
        _transcript.Add("answer", "hello", Speaker.Agent, TimeSpan.Zero);
        _transcript.SetText("answer", Speaker.Agent, "Good evening.", TimeSpan.Zero);
        _transcript.SetText("hello", Speaker.Restaurant, "Luigi's?", TimeSpan.Zero);

        _transcript.GetTurns().Select(turn => $"{turn.Number} {turn.Text}").ShouldBe(["1 Luigi's?", "2 Good evening."]);
    }

    [Fact]
    public void TakeNewTurns_EarlierTurnWithoutText_DelaysLaterTurns()
    {
        _transcript.Add("hello", null, Speaker.Restaurant, TimeSpan.Zero);
        _transcript.Add("answer", "hello", Speaker.Agent, TimeSpan.Zero);
        _transcript.SetText("answer", Speaker.Agent, "Good evening.", TimeSpan.Zero);
        _transcript.TakeNewTurns().ShouldBeEmpty();

        _transcript.SetText("hello", Speaker.Restaurant, "Luigi's?", TimeSpan.Zero);

        _transcript.TakeNewTurns().Select(turn => turn.Text).ShouldBe(["Luigi's?", "Good evening."]);
        _transcript.TakeNewTurns().ShouldBeEmpty();
    }

    [Fact]
    public void TakeNewTurns_LostText_IsSkipped()
    {
        _transcript.Add("lost", null, Speaker.Restaurant, TimeSpan.Zero);
        _transcript.Add("answer", "lost", Speaker.Agent, TimeSpan.Zero);
        _transcript.SetText("answer", Speaker.Agent, "Pardon?", TimeSpan.Zero);
        _transcript.Add("again", "answer", Speaker.Restaurant, TimeSpan.Zero);
        _transcript.SetText("again", Speaker.Restaurant, "Luigi's!", TimeSpan.Zero);

        _transcript.TakeNewTurns().Select(turn => turn.Text).ShouldBe(["Pardon?", "Luigi's!"]);
    }

    [Fact]
    public void Interrupt_Turn_KeepsTheHeardShare()
    {
        _transcript.SetText("long", Speaker.Agent, "one two three four five six seven eight", TimeSpan.Zero);
        _transcript.Interrupt("long", 0.5);

        var turn = _transcript.GetTurns().ShouldHaveSingleItem();
        turn.Text.ShouldBe("one two three four …");
        turn.Interrupted.ShouldBeTrue();
    }

    [Fact]
    public void Begin_Turn_SetsItsTime()
    {
        _transcript.Begin("hello", TimeSpan.FromSeconds(1));
        _transcript.Add("hello", null, Speaker.Restaurant, TimeSpan.FromSeconds(4));
        _transcript.SetText("hello", Speaker.Restaurant, "Luigi's?", TimeSpan.FromSeconds(5));

        _transcript.GetTurns().ShouldHaveSingleItem().At.ShouldBe(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void Add_CalleeBeganFirst_ComesBeforeTheAgent()
    {
        _transcript.Begin("announcement", TimeSpan.FromSeconds(1));
        _transcript.Add("message", null, Speaker.Agent, TimeSpan.FromSeconds(8));
        _transcript.Add("announcement", "message", Speaker.Restaurant, TimeSpan.FromSeconds(9));
        _transcript.SetText("announcement", Speaker.Restaurant, "After the tone.", TimeSpan.FromSeconds(9));
        _transcript.TakeNewTurns().ShouldHaveSingleItem().Number.ShouldBe(1);
        _transcript.SetText("message", Speaker.Agent, "Please call back.", TimeSpan.FromSeconds(12));

        _transcript.TakeNewTurns().ShouldHaveSingleItem().Number.ShouldBe(2);
        _transcript.GetTurns().Select(turn => $"{turn.Number} {turn.Text}").ShouldBe(["1 After the tone.", "2 Please call back."]);
    }

    [Fact]
    public void Add_Interruption_ComesAfterTheInterruptedTurn()
    {
        _transcript.Add("offer", null, Speaker.Agent, TimeSpan.FromSeconds(1));
        _transcript.Begin("interruption", TimeSpan.FromSeconds(3));
        _transcript.Add("interruption", "offer", Speaker.Restaurant, TimeSpan.FromSeconds(5));
        _transcript.SetText("offer", Speaker.Agent, "A table for four", TimeSpan.FromSeconds(3));
        _transcript.SetText("interruption", Speaker.Restaurant, "One moment.", TimeSpan.FromSeconds(5));

        _transcript.GetTurns().Select(turn => turn.Text).ShouldBe(["A table for four", "One moment."]);
    }

    [Fact]
    public void GetTurns_UnheardTurn_IsOmitted()
    {
        _transcript.SetText("unheard", Speaker.Agent, "never played", TimeSpan.Zero);
        _transcript.Interrupt("unheard", 0);

        _transcript.GetTurns().ShouldBeEmpty();
    }
}
