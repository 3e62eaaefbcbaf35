namespace Concierge.Mcp.Hosting;

/// <summary>The options of the MCP server of a web server.</summary>
public sealed record McpHttpOptions
{
    /// <summary>Returns the address of the server's own API, with a slash at the end. It is asked for when a tool is called first.</summary>
    public required Func<Uri> FindServer { get; init; }

    /// <summary>Returns the key that signs what persons are asked to agree to: 32 bytes, the same on every server of a cluster.</summary>
    public required Func<byte[]> FindConsentKey { get; init; }

    /// <summary>The restaurants, by their numbers (E.164), that may be called without asking a person.</summary>
    public required IReadOnlySet<string> NumbersWithoutAsking { get; init; }

    /// <summary>
    /// Whether clients of protocols before 2026-07-28 get a session, in which they can be asked. A session stays on one server: not in a cluster.
    /// </summary>
    public required bool HasSessions { get; init; }
}
