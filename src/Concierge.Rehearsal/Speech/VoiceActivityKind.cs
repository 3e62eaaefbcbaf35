namespace Concierge.Rehearsal.Speech;

/// <summary>The events of a <see cref="VoiceActivityDetector"/>.</summary>
internal enum VoiceActivityKind
{
    /// <summary>Speech has begun.</summary>
    SpeechStarted,

    /// <summary>Speech has ended: the silence has lasted for <see cref="VoiceActivityOptions.SilenceDuration"/>.</summary>
    SpeechStopped,
}
