using System.Collections.Concurrent;

namespace Concierge.Rehearsal.Telephone;

/// <summary>
/// The callee's line while a call is answered: trades a frame with the leg every 20 ms of the clock, on a schedule that does not drift
/// (frame n is due n × 20 ms after the start; when late, frames follow at once).
/// </summary>
/// <param name="leg">The callee's end.</param>
/// <param name="tap">Listens, if anybody does.</param>
/// <param name="greeting">Hears what the callee says, for answering-machine detection.</param>
/// <param name="clock">The network's time.</param>
/// <param name="hungUp">Called once when the callee has put the telephone down.</param>
internal sealed class CallLine(ICalleeLeg leg, ICallTap? tap, GreetingDetector greeting, TimeProvider clock, Action hungUp)
{
    public const int FrameBytes = 160;
    public static readonly TimeSpan FrameLength = TimeSpan.FromMilliseconds(20);

    private readonly ConcurrentQueue<(char Digit, TaskCompletionSource Pressed)> _keys = new();
    private volatile ILinePeer? _peer;

    /// <summary>Who talks with the callee; null is silence.</summary>
    public ILinePeer? Peer
    {
        get => _peer;
        set => _peer = value;
    }

    /// <summary>Presses a key on the caller's side; completes when the leg has learnt of it, at the next frame.</summary>
    public Task PressKeyAsync(char digit)
    {
        TaskCompletionSource pressed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _keys.Enqueue((digit, pressed));
        return pressed.Task;
    }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        byte[] heard = new byte[FrameBytes];
        byte[] said = new byte[FrameBytes];
        long start = clock.GetTimestamp();
        for (long frame = 1; !leg.HasHungUp; frame++)
        {
            TimeSpan wait = (frame * FrameLength) - clock.GetElapsedTime(start);
            if (wait > TimeSpan.Zero)
            {
                // Whole milliseconds upwards: a timer drops fractions and would be early.
                await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)), clock, cancellationToken);
            }

            cancellationToken.ThrowIfCancellationRequested();
            Exchange(heard, said);
        }

        hungUp();
    }

    private void Exchange(Span<byte> heard, Span<byte> said)
    {
        ILinePeer? peer = _peer;
        if (peer is null)
        {
            heard.Fill(PlaybackBuffer.Silence);
        }
        else
        {
            peer.FillNextFrame(heard);
        }

        while (_keys.TryDequeue(out (char Digit, TaskCompletionSource Pressed) key))
        {
            leg.OnKeyPressed(key.Digit);
            key.Pressed.SetResult();
        }

        said.Fill(PlaybackBuffer.Silence);
        leg.Exchange(heard, said);
        tap?.OnFrame(heard, said);
        greeting.ProcessFrame(said);
        peer?.OnCalleeFrame(said);
    }
}
