using Concierge.Cli.Client;
using Concierge.Cli.CommandLine;
using Concierge.Cli.Views;

namespace Concierge.Cli.Requests;

/// <summary>Runs one request after another as one conversation. Without a terminal, each line of standard input is a request.</summary>
/// <param name="client">The server's client.</param>
/// <param name="view">Shows the requests.</param>
/// <param name="timeProvider">The clock.</param>
/// <param name="afterRequest">Called after each request, before the next prompt.</param>
internal sealed class ConversationLoop(ConciergeClient client, IRequestView view, TimeProvider timeProvider, Action afterRequest)
{
    private static readonly string[] Farewells = ["quit", "exit", "bye", ":q"];

    /// <summary>Runs until the guest leaves or standard input ends.</summary>
    /// <returns>The last request's exit code.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var sessionId = Guid.NewGuid().ToString("N");
        var exitCode = ExitCodes.Success;
        if (!Console.IsInputRedirected)
        {
            view.Welcome();
        }

        while (!cancellationToken.IsCancellationRequested)
        {
            if (!Console.IsInputRedirected)
            {
                view.Prompt();
            }

            var line = await InputLineReader.Standard.ReadAsync(cancellationToken);
            if (line is null || Farewells.Contains(line.Trim(), StringComparer.OrdinalIgnoreCase))
            {
                return exitCode;
            }

            if (line.Trim().Length > 0)
            {
                exitCode = await new RequestRunner(client, view, timeProvider).RunAsync(line.Trim(), sessionId, cancellationToken);
                afterRequest();
            }
        }

        return ExitCodes.Interrupted;
    }
}
