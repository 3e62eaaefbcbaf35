using Concierge.Cli.Client;
using Concierge.Cli.Views;

namespace Concierge.Cli;

/// <summary>One request after another, remembered as one conversation. Without a terminal, one request a line from standard input.</summary>
/// <param name="client">The server's client.</param>
/// <param name="view">Shows the requests.</param>
/// <param name="time">The clock.</param>
/// <param name="afterRequest">Called after each request, before the next prompt.</param>
internal sealed class Conversation(ConciergeClient client, IRequestView view, TimeProvider time, Action afterRequest)
{
    private static readonly string[] Farewells = ["quit", "exit", "bye", ":q"];

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

            var line = await InputLines.Standard.ReadAsync(cancellationToken);
            if (line is null || Farewells.Contains(line.Trim(), StringComparer.OrdinalIgnoreCase))
            {
                return exitCode;
            }

            if (line.Trim().Length > 0)
            {
                exitCode = await new RequestRunner(client, view, time).RunAsync(line.Trim(), sessionId, cancellationToken);
                afterRequest();
            }
        }

        return ExitCodes.Interrupted;
    }
}
