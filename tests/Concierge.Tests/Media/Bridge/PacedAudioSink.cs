using System.Buffers;
using System.Buffers.Text;
using Concierge.Media.Bridge;

namespace Concierge.Tests.Media.Bridge;

/// <summary>
/// A media transport other than Twilio's: it decodes the audio, plays it in real time frame by frame, as an RTP stream does, and has no marks
/// of its own. Its playback clock returns them.
/// </summary>
internal sealed class PacedAudioSink : IAudioSink, IDisposable
{
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(20);

    private readonly Queue<(byte[] Audio, PlaybackMark Mark)> _queue = new();
    private readonly List<byte> _heard = [];
    private readonly ITimer _timer;
    private int _playedBytes;

    public PacedAudioSink(TimeProvider timeProvider) => _timer = timeProvider.CreateTimer(_ => PlayFrame(), null, Frame, Frame);

    /// <summary>The bridge that gets the marks.</summary>
    public VoiceBridge? Bridge { get; set; }

    /// <summary>The audio that the callee has heard, as μ-law.</summary>
    public IReadOnlyList<byte> Heard => _heard;

    /// <summary>How often the queue was cleared.</summary>
    public int Clears { get; private set; }

    /// <summary>How often the bridge sent what it had queued.</summary>
    public int Flushes { get; private set; }

    public void Play(ReadOnlySpan<byte> payload, PlaybackMark mark)
    {
        var audio = new byte[Base64.GetMaxDecodedFromUtf8Length(payload.Length)];
        Base64.DecodeFromUtf8(payload, audio, out _, out var length).ShouldBe(OperationStatus.Done);
        _queue.Enqueue((audio[..length], mark));
    }

    public void Clear()
    {
        Clears++;
        _queue.Clear();
        _playedBytes = 0;
    }

    public ValueTask FlushAsync()
    {
        Flushes++;
        return ValueTask.CompletedTask;
    }

    public void Dispose() => _timer.Dispose();

    private void PlayFrame()
    {
        var left = (int)Frame.TotalMilliseconds * PlaybackTracker.BytesPerMillisecond;
        while (left > 0 && _queue.TryPeek(out var next))
        {
            var length = Math.Min(left, next.Audio.Length - _playedBytes);
            _heard.AddRange(next.Audio.AsSpan(_playedBytes, length));
            left -= length;
            _playedBytes += length;
            if (_playedBytes < next.Audio.Length)
            {
                return;
            }

            _queue.Dequeue();
            _playedBytes = 0;
            Bridge!.OnMark(next.Mark);
        }
    }
}
