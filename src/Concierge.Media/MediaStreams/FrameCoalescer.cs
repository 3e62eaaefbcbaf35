using Concierge.Media.Tuning;

namespace Concierge.Media.MediaStreams;

/// <summary>
/// Coalesces the frames of one media stream in the kernel: the program wakes up for each chunk of the callee's audio, not for each frame.
/// A message without audio (a mark, a key, the stop message) is read up to <see cref="MaxWait"/> after it arrived.
/// </summary>
internal sealed class FrameCoalescer
{
    /// <summary>The maximum time that a message waits in the kernel, apart from scheduling delays.</summary>
    public static readonly TimeSpan MaxWait = TimeSpan.FromMilliseconds(300);

    // The header of a masked WebSocket frame of this length has 8 bytes.
    private const int WebSocketHeaderBytes = 8;

    private readonly Lock _lock = new();
    private readonly ReceiveThreshold _threshold;
    private readonly TimeProvider _timeProvider;
    private int _frameBytes;
    private int _awaitedFrames = 1;
    private long _lastReadTimestamp;

    /// <summary>Starts without coalescing: the threshold is set after the first frame.</summary>
    public FrameCoalescer(ReceiveThreshold threshold, TimeProvider timeProvider)
    {
        _threshold = threshold;
        _timeProvider = timeProvider;
        _lastReadTimestamp = timeProvider.GetTimestamp();
    }

    /// <summary>Records the size of a media message.</summary>
    /// <param name="messageBytes">The length of the message.</param>
    public void RecordFrame(int messageBytes) => _frameBytes = messageBytes + WebSocketHeaderBytes;

    /// <summary>Sets the threshold for the next wait, after all received messages are read.</summary>
    /// <param name="frames">The number of frames to wait for; at least 1.</param>
    public void SetAwaitedFrames(int frames)
    {
        lock (_lock)
        {
            _lastReadTimestamp = _timeProvider.GetTimestamp();
            if (_frameBytes == 0)
            {
                return;
            }

            // Half a frame less than needed, because the numbers in the messages get longer during the call.
            var thresholdBytes = frames > 1 ? (frames * _frameBytes) - (_frameBytes / 2) : 1;
            if (frames != _awaitedFrames || Math.Abs(thresholdBytes - _threshold.Bytes) > _frameBytes / 4)
            {
                _awaitedFrames = frames;
                _threshold.Set(thresholdBytes);
            }
        }
    }

    /// <summary>Resets the threshold to one byte if audio has stopped arriving.</summary>
    public void ResetIfStalled()
    {
        lock (_lock)
        {
            if (_awaitedFrames > 1 && _timeProvider.GetElapsedTime(_lastReadTimestamp) >= MaxWait)
            {
                _awaitedFrames = 1;
                _threshold.Set(1);
            }
        }
    }
}
