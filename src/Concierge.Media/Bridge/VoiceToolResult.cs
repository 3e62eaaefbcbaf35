namespace Concierge.Media.Bridge;

/// <summary>What a tool answers the model.</summary>
/// <param name="Output">Text for the model, JSON by convention.</param>
/// <param name="Next">How the conversation goes on.</param>
public sealed record VoiceToolResult(string Output, AfterTool Next = AfterTool.Respond);
