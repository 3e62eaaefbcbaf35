using Concierge.Cli.Client;
using Concierge.Cli.Views;

namespace Concierge.Cli;

/// <summary>One request after another, remembered as one conversation. Without a terminal, one request a line from standard input.</summary>
internal sealed class Conversation(ConciergeClient client, IRequestView view, TimeProvider time)
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
            }
        }

        return ExitCodes.Interrupted;
    }
}
