using System.Buffers.Text;

namespace Concierge.Media.Bridge;

/// <summary>
/// Plays the agent's audio on the media stream that is attached, and knows what the callee has heard of it. Without a stream the audio counts
/// as received and unheard. Not thread-safe.
/// </summary>
/// <param name="options">The timings.</param>
/// <param name="guard">Learns the audio that is sent: its echo is not the callee's speech.</param>
internal sealed class AgentPlayback(VoiceBridgeOptions options, InterruptionGuard guard)
{
    // A long delta is split so that each piece has its own mark: marks show how much the callee has heard.
    private const int MaxPayloadLength = 2400 * 4 / 3;

    private readonly PlaybackTracker _tracker = new(options.AudioChunk);

    /// <summary>The media stream; <see langword="null"/> while none is attached.</summary>
    public IAudioSink? Sink { get; private set; }

    /// <summary>Whether the callee has been sent audio of the agent in this call.</summary>
    public bool HasSpoken { get; private set; }

    /// <summary>Whether sent audio has not been heard yet.</summary>
    public bool IsPlaying => _tracker.IsPlaying;

    /// <summary>Whether all audio of the agent has been heard.</summary>
    public bool IsEmpty => _tracker.IsEmpty;

    /// <summary>The length of the audio that was sent and has not been heard yet.</summary>
    public TimeSpan Unheard => _tracker.Unheard;

    /// <summary>Whether the agent has been heard for less than the protected opening: handset noise at pick-up must not interrupt it.</summary>
    public bool IsInOpening => _tracker.Heard < options.ProtectedOpening;

    /// <summary>Resumes a call in which the agent has already spoken.</summary>
    public void Resume() => HasSpoken = true;

    /// <summary>Attaches a media stream. The audio that the previous one had not played is lost.</summary>
    /// <param name="sink">The media stream.</param>
    /// <param name="cancelledResponseId">The response whose remaining audio is not to be played.</param>
    /// <returns>What the callee heard of the lost audio.</returns>
    public IReadOnlyList<Truncation> Attach(IAudioSink sink, string? cancelledResponseId)
    {
        Sink = sink;
        guard.ClearSentAudio();
        return _tracker.StartStream(cancelledResponseId);
    }

    /// <summary>Detaches a media stream, unless another has replaced it.</summary>
    /// <returns>Whether it was attached.</returns>
    public bool TryDetach(IAudioSink sink)
    {
        var isAttached = ReferenceEquals(Sink, sink);
        if (isAttached)
        {
            Sink = null;
        }

        return isAttached;
    }

    /// <summary>Detaches the media stream: the call ends.</summary>
    public void Close() => Sink = null;

    /// <summary>Plays audio of the model; <see cref="IAudioSink.FlushAsync"/> sends it.</summary>
    /// <returns>Whether it was queued on a media stream.</returns>
    public bool TryPlay(string itemId, int contentIndex, ReadOnlySpan<byte> payload)
    {
        if (Sink is not { } sink)
        {
            if (Base64.IsValid(payload, out var unplayed))
            {
                _tracker.RecordReceived(itemId, contentIndex, unplayed);
            }

            return false;
        }

        while (!payload.IsEmpty)
        {
            var piece = payload[..Math.Min(payload.Length, MaxPayloadLength)];
            payload = payload[piece.Length..];
            if (!Base64.IsValid(piece, out var bytes))
            {
                break;
            }

            guard.RecordSentAudio(piece);
            _tracker.RecordReceived(itemId, contentIndex, bytes);
            sink.Play(piece, _tracker.RecordSent(bytes));
        }

        HasSpoken = true;
        return true;
    }

    /// <summary>Stops the playback: discards the audio that the callee has not heard.</summary>
    /// <param name="cancelledResponseId">The response whose remaining audio is not to be played.</param>
    /// <returns>What the callee heard.</returns>
    public IReadOnlyList<Truncation> Interrupt(string? cancelledResponseId)
    {
        if (IsPlaying)
        {
            Sink?.Clear();
        }

        guard.ClearSentAudio();
        return _tracker.Interrupt(cancelledResponseId);
    }

    /// <summary>Records a mark that returned.</summary>
    /// <returns>Whether the callee has heard more than before.</returns>
    public bool AcknowledgeMark(PlaybackMark mark) => _tracker.AcknowledgeMark(mark);

    /// <summary>Records that the audio of a content part is complete.</summary>
    public void MarkComplete(string itemId, int contentIndex) => _tracker.MarkComplete(itemId, contentIndex);

    /// <summary>Whether the remaining audio of a response is not to be played.</summary>
    public bool IsCancelled(string responseId) => _tracker.IsCancelled(responseId);

    /// <summary>Records that the audio of a response is not to be played.</summary>
    public void MarkCancelled(string responseId) => _tracker.MarkCancelled(responseId);

    /// <summary>Handles audio of a cancelled response: none of it is played.</summary>
    /// <returns>A truncation at 0 for the first audio of an item; otherwise <see langword="null"/>.</returns>
    public Truncation? GetLateTruncation(string itemId, int contentIndex) => _tracker.GetLateTruncation(itemId, contentIndex);

    /// <summary>Detaches the audio from its lost session: it is still played, and can no longer be truncated there.</summary>
    public void DetachSession() => _tracker.DetachSession();
}
