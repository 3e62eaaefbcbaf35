using System.Text.Json;
using Concierge.Contracts;

namespace Concierge.Agents.Loop;

/// <summary>What a language model is told of a tool call that failed.</summary>
/// <param name="Error">Why it failed.</param>
internal sealed record ToolFailure(ConciergeError Error)
{
    /// <summary>The JSON of a failed tool call, in snake_case.</summary>
    public static string ToJson(ConciergeError error) => JsonSerializer.Serialize(new ToolFailure(error), ToolFailureJson.Wire.ToolFailure);
}
