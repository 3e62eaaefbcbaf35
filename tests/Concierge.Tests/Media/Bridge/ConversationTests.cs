using Concierge.Media.Bridge;
using Concierge.Tests.Media.Realtime;
using Microsoft.Extensions.Time.Testing;

namespace Concierge.Tests.Media.Bridge;

/// <summary>What an event means for several state machines at once.</summary>
public sealed class ConversationTests : IAsyncDisposable
{
    private static readonly TimeSpan LongTurn = TimeSpan.FromSeconds(1);

    private readonly FakeTimeProvider _time = new();
    private readonly FakeVoiceSession _session = new();
    private readonly PacedAudioSink _sink;
    private readonly Conversation _conversation;

    public ConversationTests()
    {
        _sink = new PacedAudioSink(_time);
        _conversation = new Conversation(new VoiceBridgeOptions(), _time, _ => { });
    }

    [Fact]
    public void TakeRequest_WithoutStreamOrSession_WaitsForBoth()
    {
        _conversation.Responses.Request();
        _conversation.TakeRequest().ShouldBeNull();
        _conversation.AttachStream(_sink);
        _conversation.TakeRequest().ShouldBeNull();

        _conversation.AttachSession(_session, speaks: false).ShouldBeEmpty();

        _conversation.TakeRequest().ShouldBe(_session);
        _conversation.TakeRequest().ShouldBeNull("it is taken once");
    }

    [Fact]
    public void TakeRequest_WhileTheCalleeSpeaks_WaitsUnlessItIsTheLastLine()
    {
        Connect();
        _conversation.Responses.Request();
        _conversation.OnSpeechStarted();
        _conversation.TakeRequest().ShouldBeNull();

        _conversation.Farewell.SayLast("Goodbye.");

        _conversation.TakeRequest().ShouldBe(_session);
    }

    [Fact]
    public void TakeRequest_AfterTheEnd_IsNull()
    {
        Connect();
        _conversation.Responses.Request();

        _conversation.TryClose().ShouldBeTrue();

        _conversation.TakeRequest().ShouldBeNull();
        _conversation.TryClose().ShouldBeFalse("it ends once");
    }

    [Fact]
    public void OnSpeechStopped_TurnBasedModel_WantsAnAnswer()
    {
        Connect();
        _conversation.OnSpeechStarted();

        _conversation.OnSpeechStopped("u1", LongTurn);

        _conversation.Responses.IsWanted.ShouldBeTrue();
    }

    [Fact]
    public void OnSpeechStopped_DuplexModel_WantsNoAnswerAndCountsTheSilence()
    {
        _conversation.AttachSession(new DuplexVoiceSession(new FakeDuplexModel(), new RecordingListener()), speaks: false);
        _conversation.AttachStream(_sink);
        _conversation.Playback.Resume();
        _conversation.OnSpeechStarted();

        _conversation.OnSpeechStopped("u1", LongTurn);

        _conversation.Responses.IsWanted.ShouldBeFalse();
        _conversation.Silence.Wait.ShouldBe(SilenceWait.Conversation, "a model that does not answer must not leave the line silent");
    }

    [Fact]
    public void Decide_QuestionDuringTheFarewell_ContinuesTheConversation()
    {
        Connect();
        _conversation.Farewell.Leave();
        _conversation.OnSpeechStarted();
        _conversation.OnSpeechStopped("u1", LongTurn);

        _conversation.Decide("u1", "Wait, one more question.").ShouldBe(TurnDecision.Answered);

        _conversation.Farewell.IsLeaving.ShouldBeFalse();
        _conversation.Responses.IsWanted.ShouldBeTrue();
    }

    [Fact]
    public void AttachStream_PlaybackWasLost_CancelsItAndWantsItAgain()
    {
        Connect();
        _conversation.OnResponseCreated("r1");
        _conversation.Playback.TryPlay("i1", 0, Audio.Create(400));

        var lost = _conversation.AttachStream(_sink);

        lost.CancelledResponseId.ShouldBe("r1");
        lost.Truncations.ShouldHaveSingleItem().ItemId.ShouldBe("i1");
        _conversation.Responses.IsWanted.ShouldBeTrue();
    }

    [Fact]
    public void AttachStream_FarewellWasLost_SaysNothingAgain()
    {
        Connect();
        _conversation.Playback.TryPlay("i1", 0, Audio.Create(400));
        _conversation.Farewell.Leave();

        _conversation.AttachStream(_sink).CancelledResponseId.ShouldBeNull();

        _conversation.Responses.IsWanted.ShouldBeFalse();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void DetachSession_ResponseWasLost_WantsItFromTheNextSessionUnlessAMachineSpeaks(bool isMuted)
    {
        Connect();
        _conversation.OnResponseCreated("r1");
        if (isMuted)
        {
            _conversation.Mute();
        }

        _conversation.DetachSession().ShouldBe(_session);

        _conversation.Responses.IsWanted.ShouldBe(!isMuted);
        _conversation.Responses.IsPending.ShouldBeFalse();
    }

    [Fact]
    public void Interrupt_ActiveResponse_IsCancelledOnce()
    {
        Connect();
        _conversation.OnResponseCreated("r1");

        _conversation.Interrupt().CancelledResponseId.ShouldBe("r1");
        _conversation.Interrupt().CancelledResponseId.ShouldBeNull();
    }

    [Fact]
    public void TakeSilence_BeforeTheFirstWord_WantsAResponse()
    {
        Connect();
        _time.Advance(new VoiceBridgeOptions().OpeningSilence);

        _conversation.TakeSilence().ShouldBe(SilenceAction.SpeakFirst);

        _conversation.Responses.IsWanted.ShouldBeTrue();
    }

    public async ValueTask DisposeAsync()
    {
        await _conversation.DisposeAsync();
        _sink.Dispose();
    }

    private void Connect()
    {
        _conversation.AttachSession(_session, speaks: false);
        _conversation.AttachStream(_sink);
    }
}
