using Concierge.Calls.Listening;
using Concierge.Server.Console;
using Concierge.Tests.Media.Bridge;

namespace Concierge.Tests.Calls.Listening;

public sealed class CallListenersTests
{
    private readonly CallListeners _listeners = new();
    private readonly Listener _listener = new();

    [Fact]
    public void The_agent_is_heard_as_it_is_played()
    {
        _listeners.Add(_listener);

        _listeners.OnAgentAudio(Audio.Create(milliseconds: 40, value: 1));
        _listeners.OnAgentAudio(Audio.Create(milliseconds: 20, value: 2));
        Restaurant(frames: 4);

        _listener.OfAgent.Select(frame => frame[1]).ShouldBe([1, 1, 2]);
    }

    [Fact]
    public void What_is_cleared_is_not_heard()
    {
        _listeners.Add(_listener);
        _listeners.OnAgentAudio(Audio.Create(milliseconds: 40, value: 1));
        Restaurant(frames: 1);

        _listeners.OnCleared();
        _listeners.OnAgentAudio(Audio.Create(milliseconds: 20, value: 2));
        Restaurant(frames: 4);

        _listener.OfAgent.Select(frame => frame[1]).ShouldBe([1, 2]);
    }

    [Fact]
    public void The_last_frame_is_filled_with_silence()
    {
        _listeners.Add(_listener);
        _listeners.OnAgentAudio(Audio.Create(milliseconds: 15, value: 1));

        Restaurant(frames: 1);

        var frame = _listener.OfAgent.ShouldHaveSingleItem();
        frame[1..121].ShouldAllBe(sample => sample == 1);
        frame[121..].ShouldAllBe(sample => sample == 0xFF);
    }

    [Fact]
    public void Who_has_left_hears_nothing_and_nothing_is_kept_for_the_next()
    {
        _listeners.Add(_listener);
        _listeners.OnAgentAudio(Audio.Create(milliseconds: 40, value: 1));
        _listeners.Remove(_listener);
        Restaurant(frames: 1);
        var next = new Listener();
        _listeners.Add(next);
        Restaurant(frames: 1);

        _listener.Frames.ShouldBeEmpty();
        next.Frames.ShouldHaveSingleItem()[0].ShouldBe(CallListeners.Restaurant);
    }

    [Fact]
    public void Nothing_is_allocated_while_nobody_listens()
    {
        var frame = Audio.Create(milliseconds: 20);
        Give(frame);
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < 1000; i++)
        {
            Give(frame);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [Fact]
    public void A_slow_client_loses_the_oldest_frames()
    {
        var slow = new AudioListener();
        _listeners.Add(slow);

        for (var sample = 0; sample < 250; sample++)
        {
            _listeners.OnRestaurantFrame(Audio.Create(milliseconds: 20, value: (byte)sample));
        }

        List<byte> kept = [];
        while (slow.Frames.TryRead(out var frame))
        {
            kept.Add(frame[1]);
        }

        kept.ShouldBe(Enumerable.Range(50, 200).Select(sample => (byte)sample));
    }

    private void Give(byte[] frame)
    {
        _listeners.OnRestaurantFrame(frame);
        _listeners.OnAgentAudio(frame);
        _listeners.OnCleared();
    }

    private void Restaurant(int frames)
    {
        for (var i = 0; i < frames; i++)
        {
            _listeners.OnRestaurantFrame(Audio.Create(milliseconds: 20));
        }
    }

    private sealed class Listener : ICallListener
    {
        public List<byte[]> Frames { get; } = [];

        public IEnumerable<byte[]> OfAgent => Frames.Where(frame => frame[0] == CallListeners.Agent);

        public void OnFrame(byte[] frame) => Frames.Add(frame);
    }
}
