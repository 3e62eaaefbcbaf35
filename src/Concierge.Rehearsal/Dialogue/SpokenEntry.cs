namespace Concierge.Rehearsal.Dialogue;

/// <summary>What this model said.</summary>
/// <param name="Text">The words; only those that were heard when <paramref name="Truncated"/>.</param>
/// <param name="Truncated">Whether the other side interrupted before the end.</param>
public sealed record SpokenEntry(string Text, bool Truncated) : ConversationEntry;
