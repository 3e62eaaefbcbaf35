namespace Concierge.Rehearsal.Dialogue;

/// <summary>A function call that the model made.</summary>
/// <param name="CallId">The function call's id.</param>
/// <param name="Name">The function.</param>
/// <param name="Arguments">The arguments, as JSON.</param>
public sealed record FunctionCallEntry(string CallId, string Name, string Arguments) : ConversationEntry;
