using Concierge.Media.Bridge;
using Microsoft.Extensions.Time.Testing;

namespace Concierge.Tests.Media.Bridge;

public sealed class TurnTakingTests : IAsyncDisposable
{
    private static readonly VoiceBridgeOptions Options = new();
    private static readonly TimeSpan LongTurn = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan OneMillisecond = TimeSpan.FromMilliseconds(1);

    private readonly FakeTimeProvider _time = new();
    private readonly InterruptionGuard _guard = new();
    private readonly TurnTaking _turns;
    private readonly List<string> _overdue = [];
    private readonly LineState _line = new() { HasAgentSpoken = true };
    private int _stalls;

    public TurnTakingTests() => _turns = new TurnTaking(
        Options, _guard, _time, () => _overdue.AddRange(_turns!.TakeOverdueTurns()), () => _stalls += _turns!.TakeStall() ? 1 : 0);

    [Fact]
    public void OnSpeechStopped_InAConversation_IsAnsweredAtOnce()
    {
        _turns.OnSpeechStarted(canInterrupt: false, inOpening: false).ShouldBeFalse();
        _turns.IsCalleeSpeaking.ShouldBeTrue();

        _turns.OnSpeechStopped("u1", LongTurn, _line).ShouldBeTrue();

        _turns.IsCalleeSpeaking.ShouldBeFalse();
        _turns.HasDoubtfulTurns.ShouldBeFalse();
    }

    public static TheoryData<string> Doubts => ["leaving", "hold", "machine", "short"];

    [Theory]
    [MemberData(nameof(Doubts))]
    public void OnSpeechStopped_InDoubt_WaitsForTheTranscript(string doubt)
    {
        _turns.OnSpeechStarted(canInterrupt: false, inOpening: false);

        var isAnswered = doubt switch
        {
            "leaving" => _turns.OnSpeechStopped("u1", LongTurn, _line with { IsLeaving = true }),
            "hold" => _turns.OnSpeechStopped("u1", LongTurn, _line with { Mode = ListeningMode.OnHold }),
            "machine" => _turns.OnSpeechStopped("u1", LongTurn, _line with { Mode = ListeningMode.Mute }),
            _ => _turns.OnSpeechStopped("u1", TimeSpan.FromMilliseconds(249), _line with { HasAgentSpoken = false }),
        };

        isAnswered.ShouldBeFalse();
        _turns.HasDoubtfulTurns.ShouldBeTrue();
    }

    [Fact]
    public void OnSpeechStarted_LoudEnough_InterruptsTheAgent()
    {
        ReceiveLoudFrames(3);

        _turns.OnSpeechStarted(canInterrupt: true, inOpening: false).ShouldBeTrue();
        _turns.IsSuspecting.ShouldBeFalse();
    }

    [Fact]
    public void EvaluateFrame_SuspectedSpeechGoesOn_ConfirmsTheInterruption()
    {
        ReceiveLoudFrames(3);
        _turns.OnSpeechStarted(canInterrupt: true, inOpening: true).ShouldBeFalse();
        _turns.IsSuspecting.ShouldBeTrue();

        ReceiveLoudFrames(11).ShouldBeFalse();
        ReceiveLoudFrames(1).ShouldBeTrue();

        _turns.IsSuspecting.ShouldBeFalse();
    }

    [Fact]
    public void Decide_SuspectedEcho_DependsOnItsWords()
    {
        _turns.RecordAgentText("Hello, a table for four tomorrow at seven, please.");
        foreach (var (text, expected) in new (string?, TurnDecision)[]
        {
            ("We are closed on Mondays.", TurnDecision.Answered),
            ("", TurnDecision.Dropped),
            ("a table for four tomorrow", TurnDecision.Dropped),
            (null, TurnDecision.Dropped),
        })
        {
            _turns.OnSpeechStarted(canInterrupt: true, inOpening: false);
            _turns.OnSpeechStopped("u1", LongTurn, _line);

            _turns.Decide("u1", text, _line).ShouldBe(expected, text ?? "no transcript");
            _turns.Decide("u1", "No, we are full.", _line).ShouldBe(TurnDecision.None, "a turn is decided once");
        }
    }

    [Fact]
    public void Decide_DoubtfulTurn_DependsOnModeFarewellAndWords()
    {
        foreach (var (mode, isLeaving, text, expected) in new (ListeningMode, bool, string?, TurnDecision)[]
        {
            (ListeningMode.Conversing, false, null, TurnDecision.Answered),
            (ListeningMode.Conversing, true, null, TurnDecision.Ignored),
            (ListeningMode.Conversing, true, "Bye, thank you.", TurnDecision.Ignored),
            (ListeningMode.Conversing, true, "Wait, one more question.", TurnDecision.Answered),
            (ListeningMode.OnHold, false, null, TurnDecision.Ignored),
            (ListeningMode.OnHold, false, "", TurnDecision.Dropped),
            (ListeningMode.OnHold, false, "Thank you for waiting.", TurnDecision.Answered),
            (ListeningMode.Mute, false, "Please leave a message.", TurnDecision.Ignored),
            (ListeningMode.Mute, false, "", TurnDecision.Dropped),
        })
        {
            MakeDoubtful("u1");

            _turns.Decide("u1", text, _line with { Mode = mode, IsLeaving = isLeaving }).ShouldBe(expected, $"{mode}, leaving: {isLeaving}, '{text}'");
        }
    }

    [Fact]
    public void ReadTranscript_OfADroppedTurn_IsNotReported()
    {
        MakeDoubtful("u1");
        _turns.Decide("u1", "", _line);

        _turns.ReadTranscript("u1", "Words that come too late.").ShouldBe(new TranscriptUse(IsReported: false, DecidesTurn: false));
    }

    [Theory]
    [InlineData(true, "Hello?", true, true)]
    [InlineData(true, "", false, true)]
    [InlineData(false, "Hello?", true, false)]
    [InlineData(false, "", true, false)]
    public void ReadTranscript_ReportsWordsAndTurnsWithoutDoubt(bool isDoubtful, string text, bool isReported, bool decides)
    {
        if (isDoubtful)
        {
            MakeDoubtful("u1");
        }

        _turns.ReadTranscript("u1", text).ShouldBe(new TranscriptUse(isReported, decides));
    }

    [Fact]
    public void TakeOverdueTurns_NoTranscript_AreTakenAfterTheTimeout()
    {
        MakeDoubtful("u1");
        _time.Advance(Options.TranscriptTimeout - OneMillisecond);
        _overdue.ShouldBeEmpty();

        _time.Advance(OneMillisecond);

        _overdue.ShouldBe(["u1"]);
    }

    [Fact]
    public void TakeOverdueTurns_SuspectedEcho_HasMoreTime()
    {
        _turns.OnSpeechStarted(canInterrupt: true, inOpening: false);
        _turns.OnSpeechStopped("u1", LongTurn, _line);
        _time.Advance(Options.EchoTranscriptTimeout - OneMillisecond);
        _overdue.ShouldBeEmpty();

        _time.Advance(OneMillisecond);

        _overdue.ShouldBe(["u1"]);
    }

    [Fact]
    public void TakeStall_AudioStopsDuringSpeech_IsTrueOnceAfterTheTimeout()
    {
        _turns.OnSpeechStarted(canInterrupt: false, inOpening: false);
        _time.Advance(Options.StallTimeout / 2);
        _turns.RecordFrame();
        _time.Advance(Options.StallTimeout - OneMillisecond);
        _stalls.ShouldBe(0);

        _time.Advance(OneMillisecond);
        _time.Advance(TimeSpan.FromMinutes(1));

        _stalls.ShouldBe(1);
    }

    [Fact]
    public void TakeStall_TurnEnds_IsFalse()
    {
        _turns.OnSpeechStarted(canInterrupt: false, inOpening: false);
        _turns.OnSpeechStopped("u1", LongTurn, _line);

        _time.Advance(TimeSpan.FromMinutes(1));

        _stalls.ShouldBe(0);
    }

    [Fact]
    public void TryEndTurn_WhileTheCalleeSpeaks_EndsTheWaitForAudio()
    {
        _turns.TryEndTurn().ShouldBeFalse();
        _turns.OnSpeechStarted(canInterrupt: false, inOpening: false);

        _turns.TryEndTurn().ShouldBeTrue();
        _time.Advance(TimeSpan.FromMinutes(1));

        _stalls.ShouldBe(0);
    }

    [Fact]
    public void TakeReactionTime_AfterATurn_IsMeasuredOnce()
    {
        _turns.OnSpeechStarted(canInterrupt: false, inOpening: false);
        _turns.OnSpeechStopped("u1", LongTurn, _line);
        _time.Advance(TimeSpan.FromMilliseconds(420));

        _turns.TakeReactionTime().ShouldBe(TimeSpan.FromMilliseconds(420));
        _turns.TakeReactionTime().ShouldBeNull();
    }

    [Fact]
    public void Abandon_LostSession_ForgetsAllTurns()
    {
        MakeDoubtful("u1");
        _turns.OnSpeechStarted(canInterrupt: true, inOpening: false);

        _turns.Abandon();
        _time.Advance(TimeSpan.FromMinutes(1));

        _turns.IsCalleeSpeaking.ShouldBeFalse();
        _turns.HasDoubtfulTurns.ShouldBeFalse();
        _turns.IsSuspecting.ShouldBeFalse();
        _overdue.ShouldBeEmpty();
        _stalls.ShouldBe(0);
    }

    public ValueTask DisposeAsync() => _turns.DisposeAsync();

    private void MakeDoubtful(string itemId)
    {
        _turns.OnSpeechStarted(canInterrupt: false, inOpening: false);
        _turns.OnSpeechStopped(itemId, LongTurn, _line with { Mode = ListeningMode.OnHold }).ShouldBeFalse();
    }

    private bool ReceiveLoudFrames(int frames)
    {
        var isConfirmed = false;
        for (var frame = 0; frame < frames; frame++)
        {
            isConfirmed |= _turns.EvaluateFrame(Audio.Create(20, VoiceBridgeFixture.Loud), isPlaying: false, inOpening: true);
        }

        return isConfirmed;
    }
}
