using System.Collections.Concurrent;

namespace Concierge.Rehearsal.Telephone;

/// <summary>
/// The callee's line during an answered call: exchanges a frame with the leg every 20 ms. The schedule does not drift: frame n is due
/// n × 20 ms after the start, and frames that are late follow without a pause.
/// </summary>
/// <param name="leg">The callee's end of the call.</param>
/// <param name="tap">Receives a copy of the audio; null when none is wanted.</param>
/// <param name="greetingDetector">Receives the callee's audio, for answering-machine detection.</param>
/// <param name="timeProvider">The network's time.</param>
/// <param name="onHangUp">Called once, when the callee has hung up.</param>
internal sealed class CallLine(ICalleeLeg leg, ICallAudioObserver? tap, GreetingDetector greetingDetector, TimeProvider timeProvider, Action onHangUp)
{
    public const int FrameBytes = 160;
    public static readonly TimeSpan FrameLength = TimeSpan.FromMilliseconds(20);

    private readonly ConcurrentQueue<(char Digit, TaskCompletionSource Pressed)> _keys = new();
    private volatile ILineEndpoint? _endpoint;

    /// <summary>What the callee is connected to; when null, the callee hears silence.</summary>
    public ILineEndpoint? Endpoint
    {
        get => _endpoint;
        set => _endpoint = value;
    }

    /// <summary>Presses a key on the caller's side. The task completes at the next frame, when the leg has received the key.</summary>
    public Task PressKeyAsync(char digit)
    {
        TaskCompletionSource pressed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _keys.Enqueue((digit, pressed));
        return pressed.Task;
    }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        byte[] toCallee = new byte[FrameBytes];
        byte[] fromCallee = new byte[FrameBytes];
        long start = timeProvider.GetTimestamp();
        for (long frame = 1; !leg.HasHungUp; frame++)
        {
            TimeSpan wait = (frame * FrameLength) - timeProvider.GetElapsedTime(start);
            if (wait > TimeSpan.Zero)
            {
                // Round up to whole milliseconds: a timer drops fractions and would fire early.
                await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)), timeProvider, cancellationToken);
            }

            cancellationToken.ThrowIfCancellationRequested();
            ExchangeFrame(toCallee, fromCallee);
        }

        onHangUp();
    }

    private void ExchangeFrame(Span<byte> toCallee, Span<byte> fromCallee)
    {
        ILineEndpoint? peer = _endpoint;
        if (peer is null)
        {
            toCallee.Fill(PlaybackBuffer.Silence);
        }
        else
        {
            peer.FillNextFrame(toCallee);
        }

        while (_keys.TryDequeue(out (char Digit, TaskCompletionSource Pressed) key))
        {
            leg.OnKeyPressed(key.Digit);
            key.Pressed.SetResult();
        }

        fromCallee.Fill(PlaybackBuffer.Silence);
        leg.ExchangeFrame(toCallee, fromCallee);
        tap?.OnFrame(toCallee, fromCallee);
        greetingDetector.ProcessFrame(fromCallee);
        peer?.OnCalleeFrame(fromCallee);
    }
}
