using Concierge.Cli.Client;
using Concierge.Cli.CommandLine;
using Concierge.Cli.Views;
using Concierge.Contracts.Api;

namespace Concierge.Cli.Requests;

/// <summary>
/// Runs the request of a command line. Where a person sits at a terminal, a question about missing details is answered in the same process; elsewhere
/// the question is the answer.
/// </summary>
/// <param name="client">The server's client.</param>
/// <param name="view">Shows the request.</param>
/// <param name="timeProvider">The clock.</param>
/// <param name="canAsk">Whether a person can answer a question.</param>
/// <param name="asks">Whether a person is shown the plan and asked before a call.</param>
internal sealed class OneShotRunner(ConciergeClient client, IRequestView view, TimeProvider timeProvider, bool canAsk, bool asks)
{
    /// <summary>The last answer, once it has arrived.</summary>
    public RequestAnswer? Answer { get; private set; }

    /// <summary>The booking as it was last understood, once known.</summary>
    public UnderstoodRequestView? Understood { get; private set; }

    /// <summary>Runs the request to its end.</summary>
    /// <param name="text">The request.</param>
    /// <param name="confirmed">Whether calls and cancellations are confirmed beforehand.</param>
    /// <param name="cancellationToken">Ctrl-C.</param>
    /// <returns>The process's exit code.</returns>
    public async Task<int> RunAsync(string text, bool confirmed, CancellationToken cancellationToken)
    {
        var dialogue = new RequestDialogue(confirmed, asks);
        while (true)
        {
            var runner = new RequestRunner(client, view, timeProvider);
            var exitCode = await runner.RunAsync(dialogue.CreateRequest(text), cancellationToken);
            dialogue.RecordAnswer(runner.Answer);
            (Answer, Understood) = (runner.Answer, runner.Understood ?? Understood);
            var isQuestion = exitCode == ExitCodes.QuestionAsked && Answer?.Answer.TrimEnd().EndsWith('?') == true;
            if (!canAsk || !(isQuestion || dialogue.HasPlan))
            {
                return exitCode;
            }

            view.Prompt();
            if (await ReadAsync(cancellationToken) is not { Length: > 0 } reply)
            {
                return cancellationToken.IsCancellationRequested ? ExitCodes.Interrupted : exitCode;
            }

            text = reply;
        }
    }

    private static async Task<string?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await InputLineReader.Standard.ReadAsync(cancellationToken))?.Trim();
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }
}
