namespace Concierge.Rehearsal.Dialogue;

/// <summary>Speech of the other side.</summary>
/// <param name="Words">As recognised: lower case, letters as <c>a.</c>; empty when nothing was understood.</param>
public sealed record HeardEntry(string Words) : ConversationEntry;
