using Concierge.Contracts;
namespace Concierge.Calls.Results;

/// <summary>One turn of a conversation. Never stored, in memory only.</summary>
/// <param name="Number">The number of the turn, from 1.</param>
/// <param name="Speaker">The speaker.</param>
/// <param name="Text">The text, as the voice model transcribed or spoke it.</param>
/// <param name="At">When the turn began, since the call was answered.</param>
/// <param name="Interrupted">Whether the speaker was interrupted. The text is then what the other side can have heard.</param>
public sealed record TranscriptTurn(int Number, Speaker Speaker, string Text, TimeSpan At, bool Interrupted = false);
