namespace Concierge.Mcp.Hosting;

/// <summary>The options of an MCP server over standard input and output.</summary>
public sealed record McpStdioOptions
{
    /// <summary>
    /// Connects to the Concierge server, when a tool is called first: its address with a slash at the end, and the key of its API. It is asked again after
    /// it has failed with a <see cref="Contracts.ConciergeException"/>, which the tool's result tells.
    /// </summary>
    public required Func<CancellationToken, Task<(Uri Server, string ApiKey)>> Connect { get; init; }

    /// <summary>The restaurants, by their numbers (E.164), that may be called without asking a person.</summary>
    public required IReadOnlySet<string> NumbersWithoutAsking { get; init; }
}
