namespace Concierge.Rehearsal.Speech;

/// <summary>What a <see cref="VoiceActivityDetector"/> noticed.</summary>
internal enum VoiceActivityKind
{
    /// <summary>Somebody began to speak.</summary>
    SpeechStarted,

    /// <summary>They have been silent for as long as was asked.</summary>
    SpeechStopped,
}
