namespace Concierge.Rehearsal.Dialogue;

/// <summary>Everything that a realtime voice model has before it responds.</summary>
/// <param name="Instructions">The session's instructions.</param>
/// <param name="Tools">The tools that the model may call.</param>
/// <param name="Conversation">The conversation's items, oldest first.</param>
/// <param name="ResponseInstructions">Instructions for this response alone, as in <c>response.create</c>; they take precedence over the session's.</param>
public sealed record ConversationContext(
    string Instructions,
    IReadOnlyList<ToolDefinition> Tools,
    IReadOnlyList<ConversationEntry> Conversation,
    string? ResponseInstructions = null);
