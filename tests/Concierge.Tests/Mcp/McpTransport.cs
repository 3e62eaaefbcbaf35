namespace Concierge.Tests.Mcp;

/// <summary>How a test's client is connected.</summary>
public enum McpTransport
{
    /// <summary>Streamable HTTP of protocol 2026-07-28: without a session.</summary>
    Http,

    /// <summary>Streamable HTTP of protocol 2025-11-25: with a session.</summary>
    HttpSession,

    /// <summary>Standard input and output.</summary>
    Stdio,
}
