namespace Concierge.Rehearsal.Speech;

/// <summary>A beginning or an end of speech.</summary>
/// <param name="Kind">Which of the two.</param>
/// <param name="Offset">In samples since the first one pushed. A beginning includes the prefix padding (never before 0); an end includes the silence that showed it, as OpenAI's <c>audio_end_ms</c> does.</param>
/// <param name="VoiceOffset">In samples since the first one pushed: where the voice itself began or ended.</param>
internal sealed record VoiceActivity(VoiceActivityKind Kind, long Offset, long VoiceOffset);
