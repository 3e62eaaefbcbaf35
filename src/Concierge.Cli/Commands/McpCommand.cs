using System.CommandLine;
using Concierge.Cli.CommandLine;
using Concierge.Cli.Hosting;
using Concierge.Mcp.Hosting;
using Microsoft.Extensions.Logging;

namespace Concierge.Cli.Commands;

/// <summary><c>concierge mcp</c>: serves an assistant over standard input and output, until it closes its end.</summary>
internal static class McpCommand
{
    public const string Name = "mcp";

    public static Command Create()
    {
        var command = new Command(Name, "Lets an assistant (an MCP client) plan and place calls. Assistants start it themselves.");
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        // Standard output takes the protocol only: everything else that is printed goes to standard error.
        await using var input = Console.OpenStandardInput();
        await using var output = Console.OpenStandardOutput();
        Console.SetOut(Console.Error);
        var settings = CommonOptions.LoadSettings(parsed);
        var logging = LoggingSetup.ForCommand(parsed);
        using var loggerFactory = LoggerFactory.Create(logging);
        ServerConnection? server = null;
        var options = new McpStdioOptions
        {
            // Assistants start the command to list its tools, several at a time. The port is taken when a tool is called.
            Connect = async token =>
            {
                server = await ServerHost.ConnectAsync(settings, logging, token);
                return (server.Address, server.ApiKey);
            },
            NumbersWithoutAsking = settings.Mcp.CallsWithoutAsking.ToHashSet(StringComparer.Ordinal),
        };
        var stopping = InterruptHandler.Process.BeginServing();
        try
        {
            await McpStdioServer.RunAsync(input, output, options, loggerFactory, TimeProvider.System, stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // SIGTERM: as when the client has gone.
        }

        if (server is not null)
        {
            await using (server)
            {
                // A client that goes away ends no call: a server in this process waits for its calls.
                await server.DrainAsync(cancellationToken);
            }
        }

        return ExitCodes.Success;
    }
}
