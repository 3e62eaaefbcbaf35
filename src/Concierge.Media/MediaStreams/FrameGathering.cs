using Concierge.Media.Tuning;

namespace Concierge.Media.MediaStreams;

/// <summary>
/// Has a media stream wake the program when a chunk of the callee's audio is there, not for each of its frames. What
/// comes without audio (a mark, a key, the stream's stop) is read a moment later than it came: <see cref="LongestWait"/> at most.
/// </summary>
internal sealed class FrameGathering
{
    /// <summary>How long a message may wait at most, give or take the process's own delays.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(300);

    // A client's WebSocket frame of this length has a head of 8 bytes.
    private const int Head = 8;

    private readonly Lock _gate = new();
    private readonly ReceiveThreshold _threshold;
    private readonly TimeProvider _time;
    private int _frameBytes;
    private int _frames = 1;
    private long _readAt;

    /// <summary>Begins without gathering anything.</summary>
    public FrameGathering(ReceiveThreshold threshold, TimeProvider time)
    {
        _threshold = threshold;
        _time = time;
        _readAt = time.GetTimestamp();
    }

    /// <summary>Takes note of a frame.</summary>
    /// <param name="messageBytes">The length of its message.</param>
    public void Frame(int messageBytes) => _frameBytes = messageBytes + Head;

    /// <summary>Everything that had come has been read, and the next is waited for.</summary>
    /// <param name="frames">How many frames there must be before anything is done with them; from 1.</param>
    public void Wait(int frames)
    {
        lock (_gate)
        {
            _readAt = _time.GetTimestamp();
            if (_frameBytes == 0)
            {
                return;
            }

            // Half a frame less than are needed: the numbers in them grow longer.
            var enough = frames > 1 ? (frames * _frameBytes) - (_frameBytes / 2) : 1;
            if (frames != _frames || Math.Abs(enough - _threshold.Bytes) > _frameBytes / 4)
            {
                _frames = frames;
                _threshold.Set(enough);
            }
        }
    }

    /// <summary>Looks whether the audio has dried up, and then lets anything wake the program.</summary>
    public void Check()
    {
        lock (_gate)
        {
            if (_frames > 1 && _time.GetElapsedTime(_readAt) >= LongestWait)
            {
                _frames = 1;
                _threshold.Set(1);
            }
        }
    }
}
