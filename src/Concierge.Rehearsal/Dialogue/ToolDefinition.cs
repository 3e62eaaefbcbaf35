using System.Text.Json;

namespace Concierge.Rehearsal.Dialogue;

/// <summary>A tool that the model may call.</summary>
/// <param name="Name">The function's name.</param>
/// <param name="Description">The description for the model.</param>
/// <param name="Parameters">The JSON schema of its arguments.</param>
public sealed record ToolDefinition(string Name, string Description, JsonElement Parameters);
