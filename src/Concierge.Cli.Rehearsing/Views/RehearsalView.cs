using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Concierge.Agents;
using Concierge.Cli.CommandLine;
using Concierge.Cli.Views;
using Concierge.Options;
using Spectre.Console;

namespace Concierge.Cli.Rehearsing.Views;

/// <summary>Shows what belongs to a rehearsal: that no real call is made, the verdict, and protocol errors.</summary>
internal sealed class RehearsalView(IAnsiConsole? console)
{
    /// <summary>Creates the view. With <c>--json</c> it prints only the verdict.</summary>
    public static RehearsalView Create(ParseResult parsed) => new(parsed.GetValue(CommonOptions.Json) ? null : Terminal.Output);

    public void Show(RehearsalOptions options, string request, ConciergeSettings settings)
    {
        if (console is null)
        {
            Console.Out.WriteLine(JsonLine.Create(
                "rehearsal_started",
                JsonSerializer.Serialize(
                    new RehearsalStartData(options.Scenario.Name, options.Seed, options.Speed), RehearsalJsonContext.Default.RehearsalStartData)));
        }

        console?.MarkupLineInterpolated(
            $"[bold]Rehearsal[/]    on this machine; no real call is made. Scenario [bold]{options.Scenario.Name}[/]: {options.Scenario.Description}");
        console?.MarkupLineInterpolated(
            CultureInfo.InvariantCulture, $"             [dim]--seed {options.Seed} repeats it. {DescribeBookings(options)}[/]");
        if (options.AgentModel is { } model)
        {
            var host = ChatClientFactory.GetServer(settings.Agents, settings.Realtime).Address.Host;
            console?.MarkupLineInterpolated($"[bold]Agents[/]       {model} at {host}, which receives your requests and the call's transcript");
        }

        if (request.Length > 0)
        {
            console?.MarkupLineInterpolated($"[bold]Request[/]      {request}");
        }
    }

    private static string DescribeBookings(RehearsalOptions options) => options.Database.IsTemporary
        ? "Its bookings are forgotten at the end; --database FILE keeps them."
        : $"Its bookings are kept: concierge reservations list --database {options.Database}.";

    public Task<RehearsalEnvironment> ShowWhileStartingAsync(Func<Task<RehearsalEnvironment>> setUp) =>
        console is null ? setUp() : ActivityLine.ShowWhileAsync(console, "Loading the voices", setUp);

    /// <summary>Shows whether the reported result agrees with the restaurant's book.</summary>
    public void ShowVerdict(RehearsalVerdict verdict, int seed)
    {
        if (console is null)
        {
            Console.Out.WriteLine(JsonLine.Create("rehearsal", JsonSerializer.Serialize(verdict, RehearsalJsonContext.Default.RehearsalVerdict)));
            return;
        }

        if (verdict.BookEntry is { } book)
        {
            console.MarkupLineInterpolated($"  [dim]The restaurant's book: {book}[/]");
        }

        foreach (var difference in verdict.Differences)
        {
            console.MarkupLineInterpolated($"  [red]Mismatch:[/] {difference}.");
        }

        if (!verdict.IsCorrect)
        {
            console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"  [dim]--seed {seed} repeats this call.[/]");
        }
    }

    public void ShowErrors(RehearsalEnvironment stage)
    {
        foreach (var error in stage.Errors)
        {
            console?.MarkupLineInterpolated($"[red]Twilio would report error {error.Code}:[/] {error.Message}");
        }
    }
}
