namespace Concierge.Media.Bridge;

/// <summary>The result of a tool.</summary>
/// <param name="Output">Text for the model, JSON by convention.</param>
/// <param name="Next">How the conversation continues.</param>
public sealed record VoiceToolResult(string Output, ToolContinuation Next = ToolContinuation.Respond);
