namespace Concierge.Rehearsal.Dialogue;

/// <summary>What a function call returned.</summary>
/// <param name="CallId">The call's id.</param>
/// <param name="Output">Any text; often JSON.</param>
public sealed record FunctionOutputEntry(string CallId, string Output) : ConversationEntry;
