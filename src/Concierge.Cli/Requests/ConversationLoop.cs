using Concierge.Cli.Client;
using Concierge.Cli.CommandLine;
using Concierge.Cli.Views;

namespace Concierge.Cli.Requests;

/// <summary>Runs one request after another as one conversation. Without a terminal, each line of standard input is a request.</summary>
/// <param name="client">The server's client.</param>
/// <param name="view">Shows the requests.</param>
/// <param name="timeProvider">The clock.</param>
/// <param name="interrupts">Ends a request, or the conversation.</param>
/// <param name="asks">Whether a person is shown the plan and asked before a call.</param>
/// <param name="afterRequest">Called after each request, before the next prompt.</param>
internal sealed class ConversationLoop(
    ConciergeClient client, IRequestView view, TimeProvider timeProvider, InterruptHandler interrupts, bool asks, Action afterRequest)
{
    private static readonly string[] Farewells = ["quit", "exit", "bye", "goodbye", ":q"];

    /// <summary>Runs until the guest leaves or standard input ends.</summary>
    /// <param name="confirmed">Whether calls and cancellations are confirmed beforehand.</param>
    /// <param name="cancellationToken">Ends the conversation.</param>
    /// <returns>The last request's exit code.</returns>
    public async Task<int> RunAsync(bool confirmed, CancellationToken cancellationToken)
    {
        var dialogue = new RequestDialogue(confirmed, asks);
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
                exitCode = await RunAsync(line.Trim(), dialogue);
                afterRequest();
            }
        }

        return ExitCodes.Interrupted;
    }

    // Ctrl-C during a request hangs up and returns to the prompt.
    private async Task<int> RunAsync(string request, RequestDialogue dialogue)
    {
        using var running = interrupts.BeginRequest();
        try
        {
            var runner = new RequestRunner(client, view, timeProvider);
            var exitCode = await runner.RunAsync(dialogue.CreateRequest(request), running.Token);
            dialogue.RecordAnswer(runner.Answer);
            return exitCode;
        }
        finally
        {
            interrupts.EndRequest();
        }
    }
}
