using Concierge.Contracts;
namespace Concierge.Calls.Results;

/// <summary>One turn of a conversation. Kept in memory only.</summary>
/// <param name="Number">Position in the conversation, from 1.</param>
/// <param name="Speaker">Who said it.</param>
/// <param name="Text">The words, as heard by the voice model or as spoken by it.</param>
/// <param name="At">When it began, from the moment the call was answered.</param>
/// <param name="Interrupted">Whether the speaker was cut short; the text is then what can have been heard.</param>
public sealed record TranscriptTurn(int Number, Speaker Speaker, string Text, TimeSpan At, bool Interrupted = false);
