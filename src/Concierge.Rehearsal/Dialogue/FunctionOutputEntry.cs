namespace Concierge.Rehearsal.Dialogue;

/// <summary>The output of a function call.</summary>
/// <param name="CallId">The function call's id.</param>
/// <param name="Output">Any text; often JSON.</param>
public sealed record FunctionOutputEntry(string CallId, string Output) : ConversationEntry;
