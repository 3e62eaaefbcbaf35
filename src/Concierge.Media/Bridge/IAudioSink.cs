namespace Concierge.Media.Bridge;

/// <summary>
/// Plays the agent's audio to the callee: the side of a media transport to which the bridge writes. The bridge calls it under its lock, so
/// <see cref="Play"/> and <see cref="Clear"/> only queue; <see cref="FlushAsync"/> sends outside the lock.
/// </summary>
/// <remarks>
/// The transport gives the callee's frames to <see cref="VoiceBridge.OnCalleeAudioAsync"/>, and returns each mark with
/// <see cref="VoiceBridge.OnMark"/> when the callee has heard the audio before it. Twilio Media Streams returns marks itself. A transport
/// without marks, such as RTP, returns them by its own playback clock.
/// </remarks>
internal interface IAudioSink
{
    /// <summary>Queues audio behind the audio that is queued already.</summary>
    /// <param name="payload">Base64 of raw μ-law, 8 kHz mono, up to 300 ms, as the voice model sent it; valid only until this method returns.</param>
    /// <param name="mark">Returned when this audio has been played.</param>
    void Play(ReadOnlySpan<byte> payload, PlaybackMark mark);

    /// <summary>Discards all audio that has not been played. Marks of discarded audio may return or not: their generation is over.</summary>
    void Clear();

    /// <summary>Sends what is queued.</summary>
    ValueTask FlushAsync();
}
