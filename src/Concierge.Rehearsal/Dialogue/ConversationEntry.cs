namespace Concierge.Rehearsal.Dialogue;

/// <summary>One item of a realtime conversation.</summary>
public abstract record ConversationEntry;
