namespace Concierge.Options;

/// <summary>What assistants that use the program over MCP may do.</summary>
public sealed record McpOptions
{
    /// <summary>
    /// <c>MCP_CALLS_WITHOUT_ASKING</c>: the restaurants, by their numbers (E.164), that an assistant may call without asking a person. The other rules,
    /// such as the allow-list and the limits, hold for them as well.
    /// </summary>
    public IReadOnlyList<string> CallsWithoutAsking { get; init; } = [];
}
