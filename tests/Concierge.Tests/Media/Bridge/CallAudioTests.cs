using Concierge.Media.Bridge;
using Microsoft.Extensions.Time.Testing;

namespace Concierge.Tests.Media.Bridge;

public sealed class CallAudioTests : IAsyncDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly FakeVoiceSession _session = new() { FramesUntilChunk = 3 };
    private readonly PacedAudioSink _sink;
    private readonly Conversation _conversation;
    private readonly CallAudio _audio;

    public CallAudioTests()
    {
        _sink = new PacedAudioSink(_time);
        _conversation = new Conversation(new VoiceBridgeOptions(), _time, _ => { });
        _audio = new CallAudio(_conversation);
    }

    [Fact]
    public void AwaitedFrames_SuspectedSpeech_IsOneFrame()
    {
        _audio.AwaitedFrames.ShouldBe(1, "there is no session");
        Connect();
        _audio.AwaitedFrames.ShouldBe(3);
        _conversation.OnResponseCreated("r1");

        _conversation.OnSpeechStarted().ShouldBeFalse();

        _audio.AwaitedFrames.ShouldBe(1, "each frame may confirm the speech");
    }

    [Fact]
    public void OnCalleeFrame_WithoutASession_IsKeptForIt()
    {
        _audio.OnCalleeFrame(Audio.Create(20), 20).ShouldBe(default);
        _audio.OnCalleeFrame(Audio.Create(20), 80).ShouldBe(default);

        _conversation.AttachSession(_session, speaks: false).Count.ShouldBe(4, "two frames, and silence for the two that are missing between them");
    }

    [Fact]
    public void OnCalleeFrame_Gap_TellsHowManyFramesAreMissing()
    {
        Connect();
        _audio.OnCalleeFrame(Audio.Create(20), 20).Missing.ShouldBe(0);

        _audio.OnCalleeFrame(Audio.Create(20), 100).Missing.ShouldBe(3);
        _audio.OnStreamAttached();
        _audio.OnCalleeFrame(Audio.Create(20), 9000).Missing.ShouldBe(0, "a new stream counts from its own start");
    }

    [Fact]
    public void OnAgentAudio_AfterTheCalleesTurn_TellsTheReactionTimeOnce()
    {
        Connect();
        _conversation.OnSpeechStarted();
        _conversation.OnSpeechStopped("u1", TimeSpan.FromSeconds(1));
        _conversation.TakeRequest();
        _time.Advance(TimeSpan.FromMilliseconds(350));

        var first = _audio.OnAgentAudio("r1", "i1", 0, Audio.Create(100));
        var second = _audio.OnAgentAudio("r1", "i1", 0, Audio.Create(100));

        (first.IsFirst, first.ReactionTime).ShouldBe((true, TimeSpan.FromMilliseconds(350)));
        (second.IsFirst, second.ReactionTime).ShouldBe((false, null));
        _conversation.Responses.Active.ShouldBe("r1", "audio shows that the requested response has begun");
    }

    [Fact]
    public void OnAgentAudio_OfACancelledResponse_IsTruncatedToNothingOnce()
    {
        Connect();
        _conversation.OnResponseCreated("r1");
        _conversation.Interrupt();

        _audio.OnAgentAudio("r1", "i1", 0, Audio.Create(100)).Unheard.ShouldBe(new Truncation("i1", 0, 0, 0));
        _audio.OnAgentAudio("r1", "i1", 0, Audio.Create(100)).Unheard.ShouldBeNull();
        _conversation.Playback.IsPlaying.ShouldBeFalse();
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
