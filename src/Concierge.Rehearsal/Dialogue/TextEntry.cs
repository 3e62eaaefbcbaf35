namespace Concierge.Rehearsal.Dialogue;

/// <summary>A typed message (<c>input_text</c>).</summary>
/// <param name="Role"><c>system</c> or <c>user</c>.</param>
/// <param name="Text">The text.</param>
public sealed record TextEntry(string Role, string Text) : ConversationEntry;
