using System.CommandLine;
using System.Text.Json;
using Concierge.Agents;
using Concierge.Cli.Commands;
using Concierge.Cli.Rehearsing;
using Concierge.Options;
using Spectre.Console;

namespace Concierge.Cli.Views;

/// <summary>What stands around a rehearsed call: that it is one, and what went wrong on the wire.</summary>
internal sealed class RehearsalHeader(IAnsiConsole? console)
{
    /// <summary>Nothing is printed for programs.</summary>
    public static RehearsalHeader For(ParseResult parsed) => new(parsed.GetValue(CommonOptions.Json) ? null : Terminal.Output);

    public void Show(RehearsalOptions options, string request, ConciergeSettings settings)
    {
        console?.MarkupLineInterpolated($"[bold]Rehearsal[/]    on this machine alone; nobody is telephoned. Scenario [bold]{options.Scenario.Name}[/]: {options.Scenario.Description}");
        if (options.AgentModel is { } model)
        {
            console?.MarkupLineInterpolated($"[bold]Agents[/]       {model} at {ChatClientFactory.ServerOf(settings).Address.Host}, which reads what you write and what was said");
        }

        if (request.Length > 0)
        {
            console?.MarkupLineInterpolated($"[bold]Request[/]      {request}");
        }
    }

    public Task<RehearsalStage> WhileSettingUpAsync(Func<Task<RehearsalStage>> setUp) =>
        console is null ? setUp() : ActivityLine.WhileAsync(console, "Loading voices", setUp);

    /// <summary>Says whether the program's claim agrees with the restaurant's book.</summary>
    public void ShowVerdict(RehearsalVerdict verdict)
    {
        if (console is null)
        {
            Console.Out.WriteLine($$"""{"event":"rehearsal","data":{{JsonSerializer.Serialize(verdict, CliJsonContext.Default.RehearsalVerdict)}}}""");
            return;
        }

        if (verdict.Book is { } book)
        {
            console.MarkupLineInterpolated($"  [dim]The restaurant's book says: {book}[/]");
        }

        foreach (var difference in verdict.Differences)
        {
            console.MarkupLineInterpolated($"  [red]Not right:[/] {difference}.");
        }
    }

    public void ShowErrorsOf(RehearsalStage stage)
    {
        foreach (var error in stage.Errors)
        {
            console?.MarkupLineInterpolated($"[red]Twilio would report error {error.Code}:[/] {error.Message}");
        }
    }
}
