namespace Concierge.Rehearsal.Dialogue;

/// <summary>Speech of the model.</summary>
/// <param name="Text">The words; only those that were heard when <paramref name="Truncated"/>.</param>
/// <param name="Truncated">Whether the callee interrupted before the end.</param>
public sealed record AgentSpeechEntry(string Text, bool Truncated) : ConversationEntry;
