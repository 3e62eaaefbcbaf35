using ModelContextProtocol.Protocol;

namespace Concierge.Mcp.Tools;

/// <summary>How a tool presents itself.</summary>
/// <param name="Name">The name that the model calls.</param>
/// <param name="Title">The name that a person reads.</param>
/// <param name="Text">What the tool does, and when to use it.</param>
/// <param name="Annotations">What the tool does to the world.</param>
internal sealed record ToolDescription(string Name, string Title, string Text, ToolAnnotations Annotations);
