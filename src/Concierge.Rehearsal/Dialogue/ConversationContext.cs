namespace Concierge.Rehearsal.Dialogue;

/// <summary>All that a realtime voice model is given before it responds.</summary>
/// <param name="Instructions">The session's instructions.</param>
/// <param name="Tools">The functions it may call.</param>
/// <param name="Conversation">The conversation's items, oldest first.</param>
/// <param name="ResponseInstructions">Instructions for this response alone, as in <c>response.create</c>; they come before those of the session.</param>
public sealed record ConversationContext(
    string Instructions,
    IReadOnlyList<ToolDefinition> Tools,
    IReadOnlyList<ConversationEntry> Conversation,
    string? ResponseInstructions = null);
