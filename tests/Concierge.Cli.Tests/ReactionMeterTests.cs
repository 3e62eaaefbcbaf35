using Concierge.Cli.Rehearsing;
using Concierge.Rehearsal.Speech;

namespace Concierge.Cli.Tests;

/// <summary>Reaction times are what a listener would measure with a stopwatch.</summary>
public sealed class ReactionMeterTests
{
    private static readonly byte[] Silence = [.. Enumerable.Repeat(MuLaw.Silence, 160)];
    private static readonly byte[] Speech = Sound(4000);
    private static readonly byte[] Breath = Sound(100);

    private readonly ReactionMeter _meter = new();

    [Fact]
    public void Times_AgentAnswersRestaurant_MeasuresTheSilenceBetween()
    {
        Play(callee: 50);
        Play(silent: 39);
        Play(agent: 100);

        _meter.Times.ShouldBe(new ReactionTimes(1, 800, 800));
    }

    [Fact]
    public void Times_AgentContinuesAfterPause_CountsNoReaction()
    {
        Play(agent: 50);
        Play(silent: 20);
        Play(agent: 50);
        Play(silent: 100);
        Play(agent: 50);

        _meter.Times.ShouldBe(new ReactionTimes(0, null, null));
    }

    [Fact]
    public void Times_RestaurantTalksOverAgent_CountsNoReaction()
    {
        Play(callee: 50);
        Play(silent: 9);
        Play(agent: 50);
        Play(callee: 5);
        Play(agent: 50);

        _meter.Times.ShouldBe(new ReactionTimes(1, 200, 200));
    }

    [Fact]
    public void Times_NoiseBetweenWords_CountsAsSilence()
    {
        Play(callee: 50);
        for (var i = 0; i < 24; i++)
        {
            _meter.OnFrame(Breath, Breath);
        }

        Play(agent: 1);

        _meter.Times.ShouldBe(new ReactionTimes(1, 500, 500));
    }

    [Theory]
    [InlineData(new[] { 300 }, 300, 300)]
    [InlineData(new[] { 900, 100, 500 }, 500, 900)]
    [InlineData(new[] { 400, 100, 300, 200 }, 300, 400)]
    public void Of_Milliseconds_ReturnsMedianAndMaximum(int[] milliseconds, int median, int worst) =>
        ReactionTimes.From(milliseconds).ShouldBe(new ReactionTimes(milliseconds.Length, median, worst));

    private static byte[] Sound(short sample) => [.. Enumerable.Repeat(MuLaw.Encode(sample), 160)];

    private void Play(int agent = 0, int callee = 0, int silent = 0)
    {
        for (var i = 0; i < agent + callee + silent; i++)
        {
            _meter.OnFrame(agent > 0 ? Speech : Silence, callee > 0 ? Speech : Silence);
        }
    }
}
