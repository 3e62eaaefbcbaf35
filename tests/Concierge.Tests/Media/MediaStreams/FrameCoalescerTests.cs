using Concierge.Media.MediaStreams;
using Concierge.Media.Tuning;
using Concierge.Tests.Media.Transport;
using Microsoft.Extensions.Time.Testing;

namespace Concierge.Tests.Media.MediaStreams;

public sealed class FrameCoalescerTests : IDisposable
{
    private const int Frame = 400;

    private readonly FakeTimeProvider _time = new();
    private readonly ConnectedSockets _sockets = new();
    private readonly FrameCoalescerFactory _factory;
    private readonly FrameCoalescer _coalescer;

    public FrameCoalescerTests()
    {
        Skip.IfNot(OperatingSystem.IsLinux());
        _factory = new FrameCoalescerFactory(_time);
        _coalescer = _factory.Create(new ReceiveThreshold(_sockets.Near));
    }

    public void Dispose()
    {
        _factory?.Dispose();
        _sockets.Dispose();
    }

    [SkippableFact]
    public async Task The_socket_becomes_readable_only_when_a_full_chunk_has_arrived()
    {
        _coalescer.RecordFrame(Frame);
        _coalescer.SetAwaitedFrames(3);

        await _sockets.SendAsync(2 * Frame);
        _sockets.IsReadable.ShouldBeFalse();

        await _sockets.SendAsync(Frame);
        _sockets.IsReadable.ShouldBeTrue();
    }

    [SkippableFact]
    public async Task Before_the_first_frame_any_data_makes_the_socket_readable()
    {
        _coalescer.SetAwaitedFrames(3);

        await _sockets.SendAsync(1);

        _sockets.IsReadable.ShouldBeTrue();
    }

    [SkippableFact]
    public async Task With_one_awaited_frame_any_data_makes_the_socket_readable()
    {
        _coalescer.RecordFrame(Frame);
        _coalescer.SetAwaitedFrames(3);
        _coalescer.SetAwaitedFrames(1);

        await _sockets.SendAsync(1);

        _sockets.IsReadable.ShouldBeTrue();
    }

    [SkippableFact]
    public async Task When_audio_stops_arriving_other_data_becomes_readable_after_the_maximum_wait()
    {
        _coalescer.RecordFrame(Frame);
        _coalescer.SetAwaitedFrames(3);
        await _sockets.SendAsync(100);
        _sockets.IsReadable.ShouldBeFalse();

        _time.Advance(2 * FrameCoalescer.MaxWait);

        _sockets.IsReadable.ShouldBeTrue();
    }

    [SkippableFact]
    public async Task Continuous_audio_stays_coalesced()
    {
        _coalescer.RecordFrame(Frame);
        for (var chunk = 0; chunk < 20; chunk++)
        {
            _coalescer.SetAwaitedFrames(3);
            _time.Advance(TimeSpan.FromMilliseconds(60));
        }

        _coalescer.SetAwaitedFrames(3);
        await _sockets.SendAsync(2 * Frame);
        _sockets.IsReadable.ShouldBeFalse();
    }

    [SkippableFact]
    public async Task A_removed_coalescer_does_not_touch_its_socket()
    {
        // Another stream keeps the timer running.
        using var otherSockets = new ConnectedSockets();
        var other = _factory.Create(new ReceiveThreshold(otherSockets.Near));
        foreach (var coalescer in new[] { _coalescer, other })
        {
            coalescer.RecordFrame(Frame);
            coalescer.SetAwaitedFrames(3);
        }

        await _sockets.SendAsync(100);
        await otherSockets.SendAsync(100);
        _factory.Remove(_coalescer);
        _time.Advance(2 * FrameCoalescer.MaxWait);

        _sockets.IsReadable.ShouldBeFalse();
        otherSockets.IsReadable.ShouldBeTrue();
    }

    [SkippableFact]
    public void A_coalescer_whose_socket_is_closed_throws_nothing()
    {
        _coalescer.RecordFrame(Frame);
        _coalescer.SetAwaitedFrames(3);
        _sockets.Near.Dispose();

        Should.NotThrow(() => _time.Advance(2 * FrameCoalescer.MaxWait));
    }
}
