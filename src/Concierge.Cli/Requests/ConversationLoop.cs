using Concierge.Cli.Client;
using Concierge.Cli.CommandLine;
using Concierge.Cli.Views;

namespace Concierge.Cli.Requests;

/// <summary>Runs one request after another as one conversation. Without a terminal, each line of standard input is a request.</summary>
/// <param name="client">The server's client.</param>
/// <param name="view">Shows the requests.</param>
/// <param name="timeProvider">The clock.</param>
/// <param name="interrupts">Ends a request, or the conversation.</param>
/// <param name="afterRequest">Called after each request, before the next prompt.</param>
internal sealed class ConversationLoop(
    ConciergeClient client, IRequestView view, TimeProvider timeProvider, InterruptHandler interrupts, Action afterRequest)
{
    private static readonly string[] Farewells = ["quit", "exit", "bye", "goodbye", ":q"];

    /// <summary>Runs until the guest leaves or standard input ends.</summary>
    /// <param name="confirmed">Whether cancellations are confirmed beforehand.</param>
    /// <param name="cancellationToken">Ends the conversation.</param>
    /// <returns>The last request's exit code.</returns>
    public async Task<int> RunAsync(bool confirmed, CancellationToken cancellationToken)
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
            if (line is null || Farewells.Contains(line.Trim().TrimEnd('.', '!'), StringComparer.OrdinalIgnoreCase))
            {
                return exitCode;
            }

            if (line.Trim().Length > 0)
            {
                exitCode = await RunAsync(line.Trim(), sessionId, confirmed);
                afterRequest();
            }
        }

        return ExitCodes.Interrupted;
    }

    // Ctrl-C during a request hangs up and returns to the prompt.
    private async Task<int> RunAsync(string request, string sessionId, bool confirmed)
    {
        using var running = interrupts.BeginRequest();
        try
        {
            return await new RequestRunner(client, view, timeProvider).RunAsync(request, sessionId, confirmed, running.Token);
        }
        finally
        {
            interrupts.EndRequest();
        }
    }
}
