namespace Concierge.Rehearsal.Dialogue;

/// <summary>An utterance of the callee.</summary>
/// <param name="Words">As recognized: lower case, letters as <c>a.</c>; empty if the recognizer understood nothing.</param>
public sealed record CalleeSpeechEntry(string Words) : ConversationEntry;
