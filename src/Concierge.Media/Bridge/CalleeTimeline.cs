namespace Concierge.Media.Bridge;

/// <summary>
/// Finds the gaps in the callee's audio. Twilio omits frames (silence suppression, packet loss) and gives each frame a timestamp.
/// The voice model counts samples: without the missing frames, words run together and the silence that ends a turn never comes.
/// Not thread-safe.
/// </summary>
internal sealed class CalleeTimeline
{
    /// <summary>The length of a frame, in milliseconds.</summary>
    public const int FrameMs = 20;

    /// <summary>The maximum number of frames to insert at once: two seconds of silence end any turn.</summary>
    public const int MaxSilentFrames = 100;

    private static readonly byte[] Silence = CreateSilentFrame();

    private long? _next;

    /// <summary>One frame of silence, as base64 of μ-law.</summary>
    public static ReadOnlySpan<byte> SilentFrame => Silence;

    /// <summary>Records the timestamp of a frame that arrived.</summary>
    /// <param name="timestampMs">Milliseconds since the start of the stream; 0 if Twilio sent none.</param>
    /// <returns>The number of silent frames to insert before it.</returns>
    public int RecordFrame(long timestampMs)
    {
        if (_next is not { } next || timestampMs <= 0)
        {
            _next = Math.Max(timestampMs, _next ?? 0) + FrameMs;
            return 0;
        }

        _next = Math.Max(next, timestampMs) + FrameMs;
        return (int)Math.Clamp((timestampMs - next) / FrameMs, 0, MaxSilentFrames);
    }

    /// <summary>Records that silent frames were sent to the model although no frame arrived.</summary>
    public void RecordInsertedSilence(int frames) => _next += frames * FrameMs;

    /// <summary>Resets the timeline: the timestamps of a new stream start from zero.</summary>
    public void Restart() => _next = null;

    private static byte[] CreateSilentFrame()
    {
        var frame = new byte[FrameMs * PlaybackTracker.BytesPerMillisecond];
        Array.Fill(frame, (byte)0xFF);
        return System.Text.Encoding.ASCII.GetBytes(Convert.ToBase64String(frame));
    }
}
