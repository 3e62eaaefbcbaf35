namespace Concierge.Media.Bridge;

/// <summary>
/// Keeps the callee's audio whole. Twilio leaves frames out (silence suppression, loss) and numbers the rest by time;
/// a voice model that counts samples would hear the words run together, and wait for ever for the silence that ends a turn.
/// Not safe for two threads at once.
/// </summary>
internal sealed class CalleeTimeline
{
    /// <summary>The length of a frame, in milliseconds.</summary>
    public const int FrameMs = 20;

    /// <summary>The most that is filled at once, in frames: two seconds end any turn.</summary>
    public const int LongestFill = 100;

    private static readonly byte[] Silence = MakeSilence();

    private long? _next;

    /// <summary>One frame of silence, as base64 of μ-law.</summary>
    public static ReadOnlySpan<byte> SilentFrame => Silence;

    /// <summary>Takes a frame's time.</summary>
    /// <param name="timestampMs">Milliseconds since the stream's start; 0 where Twilio gave none.</param>
    /// <returns>How many frames of silence belong before it.</returns>
    public int Take(long timestampMs)
    {
        if (_next is not { } next || timestampMs <= 0)
        {
            _next = Math.Max(timestampMs, _next ?? 0) + FrameMs;
            return 0;
        }

        _next = Math.Max(next, timestampMs) + FrameMs;
        return (int)Math.Clamp((timestampMs - next) / FrameMs, 0, LongestFill);
    }

    /// <summary>Silence was passed on although no frame came.</summary>
    public void Filled(int frames) => _next += frames * FrameMs;

    /// <summary>A new stream counts from its own beginning.</summary>
    public void Restart() => _next = null;

    private static byte[] MakeSilence()
    {
        var frame = new byte[FrameMs * PlaybackTracker.BytesPerMillisecond];
        Array.Fill(frame, (byte)0xFF);
        return System.Text.Encoding.ASCII.GetBytes(Convert.ToBase64String(frame));
    }
}
