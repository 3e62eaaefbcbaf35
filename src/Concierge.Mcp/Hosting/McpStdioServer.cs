using System.Security.Cryptography;
using Concierge.Mcp.Api;
using Concierge.Mcp.Consent;
using Microsoft.Extensions.Logging;
using ModelContextProtocol.Server;

namespace Concierge.Mcp.Hosting;

/// <summary>The MCP server of one client, over standard input and output.</summary>
public static class McpStdioServer
{
    private const int KeyBytes = 32;

    /// <summary>Serves the client until it closes its end.</summary>
    /// <param name="input">The client's messages, one JSON text a line.</param>
    /// <param name="output">The answers. Nothing else may be written to it.</param>
    /// <param name="options">Whose calls are placed, and where.</param>
    /// <param name="loggerFactory">The log. It must not write to the output.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <param name="cancellationToken">Ends the server.</param>
    public static async Task RunAsync(
        Stream input, Stream output, McpStdioOptions options, ILoggerFactory loggerFactory, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        using var http = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        using var connection = new LazyConnection(http, options.Connect);
        var api = new ConciergeApi(http, connection.FindServerAsync);

        // The process asks, and the same process gets the answer.
        var key = RandomNumberGenerator.GetBytes(KeyBytes);
        var consent = new ConsentGate(new ConsentStateSigner(() => key), options.NumbersWithoutAsking, timeProvider);
        var serverOptions = new McpServerOptions();
        McpServerOptionsFactory.Configure(serverOptions, api, consent, timeProvider);
        await using var transport = new StreamServerTransport(input, output, "concierge", loggerFactory);
        await using var server = McpServer.Create(transport, serverOptions, loggerFactory);
        await server.RunAsync(cancellationToken);
    }
}
