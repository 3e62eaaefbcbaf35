using Concierge.Media.Bridge;

namespace Concierge.Tests.Media.Bridge;

public sealed class AgentPlaybackTests
{
    private readonly RecordingSink _sink = new();
    private readonly AgentPlayback _playback = new(new VoiceBridgeOptions(), new InterruptionGuard());

    [Fact]
    public void TryPlay_LongDelta_IsSplitIntoPiecesWithAMarkEach()
    {
        _playback.Attach(_sink, cancelledResponseId: null);

        _playback.TryPlay("i1", 0, Audio.Create(700)).ShouldBeTrue();

        _sink.Played.Select(piece => piece.Milliseconds).ShouldBe([300, 300, 100]);
        _sink.Played.Select(piece => piece.Mark).ShouldBeUnique();
        _playback.Unheard.ShouldBe(TimeSpan.FromMilliseconds(700));
        _playback.HasSpoken.ShouldBeTrue();
    }

    [Fact]
    public void TryPlay_WithoutAStream_CountsAsUnheard()
    {
        _playback.TryPlay("i1", 0, Audio.Create(200)).ShouldBeFalse();

        _playback.HasSpoken.ShouldBeFalse();
        _playback.IsPlaying.ShouldBeFalse();
        _playback.Attach(_sink, cancelledResponseId: null).ShouldBe([new Truncation("i1", 0, 0, 200)]);
    }

    [Fact]
    public void AcknowledgeMark_OfTheFirstPieces_TellsWhatTheCalleeHasHeard()
    {
        _playback.Attach(_sink, cancelledResponseId: null);
        _playback.TryPlay("i1", 0, Audio.Create(1500));
        _playback.IsInOpening.ShouldBeTrue();

        _playback.AcknowledgeMark(_sink.Played[3].Mark).ShouldBeTrue();

        _playback.IsInOpening.ShouldBeFalse();
        _playback.Unheard.ShouldBe(TimeSpan.FromMilliseconds(300));
        _playback.Interrupt(cancelledResponseId: null).ShouldBe([new Truncation("i1", 0, 1250, 1500)]);
    }

    [Fact]
    public void Interrupt_NothingIsPlaying_ClearsNothing()
    {
        _playback.Attach(_sink, cancelledResponseId: null);

        _playback.Interrupt("r1");

        _sink.Clears.ShouldBe(0);
        _playback.IsCancelled("r1").ShouldBeTrue();
        _playback.GetLateTruncation("i1", 0).ShouldBe(new Truncation("i1", 0, 0, 0));
        _playback.GetLateTruncation("i1", 0).ShouldBeNull("an item is truncated once");
    }

    [Fact]
    public void Interrupt_WhilePlaying_ClearsOnce()
    {
        _playback.Attach(_sink, cancelledResponseId: null);
        _playback.TryPlay("i1", 0, Audio.Create(200));

        _playback.Interrupt(cancelledResponseId: null);
        _playback.Interrupt(cancelledResponseId: null);

        _sink.Clears.ShouldBe(1);
        _playback.AcknowledgeMark(_sink.Played[0].Mark).ShouldBeFalse("a clear returns the marks of audio that was not heard");
    }

    [Fact]
    public void TryDetach_ReplacedStream_IsFalse()
    {
        var next = new RecordingSink();
        _playback.Attach(_sink, cancelledResponseId: null);
        _playback.Attach(next, cancelledResponseId: null);

        _playback.TryDetach(_sink).ShouldBeFalse();
        _playback.Sink.ShouldBe(next);
        _playback.TryDetach(next).ShouldBeTrue();
        _playback.Sink.ShouldBeNull();
    }

    [Fact]
    public void DetachSession_WhilePlaying_TruncatesNothingAtTheNextSession()
    {
        _playback.Attach(_sink, cancelledResponseId: null);
        _playback.TryPlay("i1", 0, Audio.Create(400));

        _playback.DetachSession();

        _playback.IsPlaying.ShouldBeTrue();
        _playback.Interrupt(cancelledResponseId: null).ShouldHaveSingleItem().IsOwned.ShouldBeFalse();
    }

    private sealed class RecordingSink : IAudioSink
    {
        public List<(int Milliseconds, PlaybackMark Mark)> Played { get; } = [];

        public int Clears { get; private set; }

        public void Play(ReadOnlySpan<byte> payload, PlaybackMark mark) => Played.Add((payload.Length / 4 * 3 / 8, mark));

        public void Clear() => Clears++;

        public ValueTask FlushAsync() => ValueTask.CompletedTask;
    }
}
