namespace Concierge.Media.Bridge;

/// <summary>The playback was stopped or lost.</summary>
/// <param name="Truncations">What the callee heard.</param>
/// <param name="CancelledResponseId">The response to cancel; <see langword="null"/> if none is active or it is cancelled already.</param>
/// <param name="Session">The session at which to cancel it.</param>
/// <param name="Sink">The media stream to flush.</param>
internal readonly record struct Interruption(
    IReadOnlyList<Truncation> Truncations, string? CancelledResponseId, IVoiceSession? Session, IAudioSink? Sink);
