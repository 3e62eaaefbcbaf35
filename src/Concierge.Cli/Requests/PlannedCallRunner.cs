using Concierge.Cli.Client;
using Concierge.Cli.CommandLine;
using Concierge.Cli.Views;
using Concierge.Contracts;
using Concierge.Contracts.Api;
using Spectre.Console;

namespace Concierge.Cli.Requests;

/// <summary>Shows the plan of a change or a cancellation, asks, and places its call.</summary>
/// <param name="client">The server's client.</param>
/// <param name="runner">Follows the call.</param>
internal sealed class PlannedCallRunner(ConciergeClient client, RequestRunner runner)
{
    /// <summary>Runs the request to its end.</summary>
    /// <returns>The process's exit code.</returns>
    /// <exception cref="ConciergeException">The plan, or its call, was refused.</exception>
    public async Task<int> RunAsync(CreatePlanRequest request, CancellationToken cancellationToken)
    {
        var plan = await client.CreatePlanAsync(request, cancellationToken);
        if (plan.Problems is [var problem, ..])
        {
            throw new ConciergeException(new(problem.Code, problem.Message, problem.Remedy ?? ""));
        }

        var output = Terminal.Output;
        output.WriteLine(ClockText.Format(plan.Summary));
        foreach (var line in PlanTextFormatter.Format(plan))
        {
            output.WriteLine($"  {ClockText.Format(line)}");
        }

        output.Markup("[bold]> [/]");
        var dialogue = new RequestDialogue(confirmed: false, asks: true);
        dialogue.RecordAnswer(new RequestAnswer("", plan.Summary, null, null, null) { Plan = plan });
        var agreed = dialogue.CreateRequest(await InputLineReader.Standard.ReadAsync(cancellationToken) ?? "");
        if (agreed.PlanId is null)
        {
            output.WriteLine("No call was made.");
            return ExitCodes.QuestionAsked;
        }

        return await runner.RunAsync(agreed, cancellationToken);
    }
}
