using Concierge.Media.Bridge;
using Microsoft.Extensions.Time.Testing;

namespace Concierge.Tests.Media.Bridge;

public sealed class SilencePolicyTests : IAsyncDisposable
{
    private static readonly VoiceBridgeOptions Options = new();

    private readonly FakeTimeProvider _time = new();
    private readonly SilencePolicy _policy;
    private LineState _line = new() { HasStream = true, HasSession = true };
    private SilenceAction _action;

    public SilencePolicyTests() => _policy = new SilencePolicy(Options, _time, () => _action = _policy!.TakeDue(_line));

    [Fact]
    public void Opening_NobodySpeaks_TheAgentSpeaksFirst()
    {
        _policy.OnStreamAttached(_line);

        ShouldActAfter(Options.OpeningSilence, SilenceAction.SpeakFirst);
        _policy.Wait.ShouldBe(SilenceWait.None);
    }

    [Fact]
    public void Opening_CalleeSpeaks_IsNotCounted()
    {
        _policy.OnStreamAttached(_line);

        _policy.OnCalleeSpeechStarted();

        _policy.Wait.ShouldBe(SilenceWait.None);
    }

    [Fact]
    public void Opening_TurnIsIgnored_IsCountedAgain()
    {
        _policy.OnStreamAttached(_line);
        _policy.OnCalleeSpeechStarted();

        _policy.OnTurnIgnored(_line);

        ShouldActAfter(Options.OpeningSilence, SilenceAction.SpeakFirst);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Opening_ResponseWithoutAudioEnds_IsCountedAgainUnlessAToolRuns(bool isToolRunning)
    {
        _policy.OnStreamAttached(_line);
        _policy.OnResponseBegan();
        _policy.Wait.ShouldBe(SilenceWait.None);

        _policy.OnResponseEnded(_line, isToolRunning);

        _policy.Wait.ShouldBe(isToolRunning ? SilenceWait.None : SilenceWait.Opening);
    }

    [Fact]
    public void Opening_DueWhileATurnIsDoubtful_DoesNothing()
    {
        _policy.OnStreamAttached(_line);
        _line = _line with { HasDoubtfulTurns = true };

        ShouldActAfter(Options.OpeningSilence, SilenceAction.None);
    }

    [Fact]
    public void Conversation_CalleeIsSilent_IsAskedOnceAndThenTheAgentGivesUp()
    {
        SpeakAgent();
        _policy.Update(_line);
        ShouldActAfter(Options.SilenceTimeout, SilenceAction.AskWhetherThere);
        _policy.Update(_line);

        ShouldActAfter(Options.SilenceTimeout, SilenceAction.GiveUpOnSilence);
    }

    [Fact]
    public void Conversation_CalleeAnswersTheQuestion_IsAskedAgain()
    {
        SpeakAgent();
        _policy.Update(_line);
        ShouldActAfter(Options.SilenceTimeout, SilenceAction.AskWhetherThere);

        _policy.OnCalleeSpeechStarted();
        _policy.OnCalleeAnswered();
        _policy.Update(_line);

        ShouldActAfter(Options.SilenceTimeout, SilenceAction.AskWhetherThere);
    }

    [Fact]
    public void Conversation_AudioIsUnheard_CountsFromTheEndOfPlayback()
    {
        SpeakAgent();
        _policy.Update(_line with { Unheard = TimeSpan.FromSeconds(3) });

        ShouldActAfter(Options.SilenceTimeout + TimeSpan.FromSeconds(3), SilenceAction.AskWhetherThere);
    }

    [Fact]
    public void Conversation_GuestIsAsked_TellsTheCalleeAfterTwiceTheTimeAndNeverGivesUp()
    {
        SpeakAgent();
        _policy.IsAwaitingGuest = true;
        for (var round = 0; round < 3; round++)
        {
            _policy.Update(_line);
            ShouldActAfter(2 * Options.SilenceTimeout, SilenceAction.TellStillAsking);
        }
    }

    public static TheoryData<string> Activities => ["speaking", "doubtful", "response", "leaving", "no stream", "no session", "not spoken"];

    [Theory]
    [MemberData(nameof(Activities))]
    public void Conversation_ASideIsActiveOrGone_IsNotCounted(string activity)
    {
        SpeakAgent();
        _policy.Update(_line);
        _policy.Wait.ShouldBe(SilenceWait.Conversation);

        _policy.Update(activity switch
        {
            "speaking" => _line with { IsCalleeSpeaking = true },
            "doubtful" => _line with { HasDoubtfulTurns = true },
            "response" => _line with { IsResponseExpected = true },
            "leaving" => _line with { IsLeaving = true },
            "no stream" => _line with { HasStream = false },
            "no session" => _line with { HasSession = false },
            _ => _line with { HasAgentSpoken = false },
        });

        _policy.Wait.ShouldBe(SilenceWait.None);
    }

    [Fact]
    public void Hold_ReachesItsLimit_TheAgentGivesUpAlthoughTheCalleeIsHeard()
    {
        SpeakAgent();
        _policy.BeginHold();
        _policy.Mode.ShouldBe(ListeningMode.OnHold);
        _policy.OnCalleeSpeechStarted();
        _policy.OnResponseBegan();
        _policy.Update(_line);
        _line = _line with { IsCalleeSpeaking = true };

        ShouldActAfter(Options.HoldTimeout, SilenceAction.GiveUpOnHold);
    }

    [Fact]
    public void Hold_AgentSpeaks_ConversationContinues()
    {
        SpeakAgent();
        _policy.BeginHold();

        _policy.OnAgentAudio();
        _policy.Update(_line);

        _policy.Mode.ShouldBe(ListeningMode.Conversing);
        ShouldActAfter(Options.SilenceTimeout, SilenceAction.AskWhetherThere);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Machine_SilenceAfterTheAnnouncement_IsTheStartOfRecording(bool speaksAfterMute)
    {
        _policy.Mute(_line with { IsCalleeSpeaking = speaksAfterMute });
        if (speaksAfterMute)
        {
            _policy.Wait.ShouldBe(SilenceWait.None);
            _policy.OnCalleeSpeechStopped(_line);
        }

        ShouldActAfter(Options.MachineSilence, SilenceAction.MachineRecords);
    }

    [Fact]
    public void Machine_IsFinal()
    {
        _policy.Mute(_line with { IsCalleeSpeaking = true });

        _policy.BeginHold();
        _policy.OnAgentAudio();
        _policy.OnStreamAttached(_line);
        _policy.OnTurnIgnored(_line);
        _policy.Update(_line with { HasAgentSpoken = true });
        _policy.OnResponseEnded(_line, isToolRunning: false);

        _policy.Mode.ShouldBe(ListeningMode.Mute);
        _policy.Wait.ShouldBe(SilenceWait.None);
    }

    [Fact]
    public void Leaving_EverySilence_IsNotCounted()
    {
        SpeakAgent();
        _policy.BeginHold();

        _policy.OnLeaving();

        _policy.Wait.ShouldBe(SilenceWait.None);
    }

    public ValueTask DisposeAsync() => _policy.DisposeAsync();

    private void SpeakAgent() => _line = _line with { HasAgentSpoken = true };

    private void ShouldActAfter(TimeSpan silence, SilenceAction expected)
    {
        _action = SilenceAction.None;
        _time.Advance(silence - TimeSpan.FromMilliseconds(1));
        _action.ShouldBe(SilenceAction.None);
        _time.Advance(TimeSpan.FromMilliseconds(1));
        _action.ShouldBe(expected);
    }
}
