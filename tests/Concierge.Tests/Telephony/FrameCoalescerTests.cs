using Concierge.Media.MediaStreams;
using Concierge.Media.Tuning;
using Concierge.Tests.Sockets;
using Microsoft.Extensions.Time.Testing;

namespace Concierge.Tests.Telephony;

public sealed class FrameCoalescerTests : IDisposable
{
    private const int Frame = 400;

    private readonly FakeTimeProvider _time = new();
    private readonly ConnectedSockets _sockets = new();
    private readonly FrameCoalescerFactory _all;
    private readonly FrameCoalescer _gathering;

    public FrameCoalescerTests()
    {
        Skip.IfNot(OperatingSystem.IsLinux());
        _all = new FrameCoalescerFactory(_time);
        _gathering = _all.Create(new ReceiveThreshold(_sockets.Near));
    }

    public void Dispose()
    {
        _all?.Dispose();
        _sockets.Dispose();
    }

    [SkippableFact]
    public async Task A_chunk_of_frames_wakes_once()
    {
        _gathering.RecordFrame(Frame);
        _gathering.SetAwaitedFrames(3);

        await _sockets.SendAsync(2 * Frame);
        _sockets.IsReadable.ShouldBeFalse();

        await _sockets.SendAsync(Frame);
        _sockets.IsReadable.ShouldBeTrue();
    }

    [SkippableFact]
    public async Task Before_there_was_any_audio_everything_wakes()
    {
        _gathering.SetAwaitedFrames(3);

        await _sockets.SendAsync(1);

        _sockets.IsReadable.ShouldBeTrue();
    }

    [SkippableFact]
    public async Task When_every_frame_counts_every_frame_wakes()
    {
        _gathering.RecordFrame(Frame);
        _gathering.SetAwaitedFrames(3);
        _gathering.SetAwaitedFrames(1);

        await _sockets.SendAsync(1);

        _sockets.IsReadable.ShouldBeTrue();
    }

    [SkippableFact]
    public async Task Audio_that_dries_up_keeps_nothing_else_waiting()
    {
        _gathering.RecordFrame(Frame);
        _gathering.SetAwaitedFrames(3);
        await _sockets.SendAsync(100);
        _sockets.IsReadable.ShouldBeFalse();

        _time.Advance(2 * FrameCoalescer.MaxWait);

        _sockets.IsReadable.ShouldBeTrue();
    }

    [SkippableFact]
    public async Task Audio_that_goes_on_is_gathered_on()
    {
        _gathering.RecordFrame(Frame);
        for (var chunk = 0; chunk < 20; chunk++)
        {
            _gathering.SetAwaitedFrames(3);
            _time.Advance(TimeSpan.FromMilliseconds(60));
        }

        _gathering.SetAwaitedFrames(3);
        await _sockets.SendAsync(2 * Frame);
        _sockets.IsReadable.ShouldBeFalse();
    }

    [SkippableFact]
    public void A_stream_that_has_ended_is_watched_no_more()
    {
        _gathering.RecordFrame(Frame);
        _gathering.SetAwaitedFrames(3);
        _all.Remove(_gathering);
        _sockets.Near.Dispose();

        _time.Advance(2 * FrameCoalescer.MaxWait);
    }
}
