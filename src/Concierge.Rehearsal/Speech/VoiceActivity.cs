namespace Concierge.Rehearsal.Speech;

/// <summary>An event: speech has begun or ended.</summary>
/// <param name="Kind">Beginning or end.</param>
/// <param name="Offset">In samples since the first one pushed. A beginning includes the prefix padding (never before 0); an end includes
/// the silence that detected it, as OpenAI's <c>audio_end_ms</c> does.</param>
/// <param name="VoiceOffset">In samples since the first one pushed: the position where the voice itself began or ended.</param>
internal sealed record VoiceActivity(VoiceActivityKind Kind, long Offset, long VoiceOffset);
