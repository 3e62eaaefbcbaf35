using System.CommandLine;
using Concierge.Cli.Client;
using Concierge.Cli.CommandLine;
using Concierge.Cli.Commands;
using Concierge.Cli.Hosting;
using Concierge.Cli.Rehearsing.Views;
using Concierge.Cli.Requests;
using Concierge.Cli.Views;
using Concierge.Contracts;
using Concierge.Rehearsal.Restaurant;
using Concierge.Rehearsal.Speech;

namespace Concierge.Cli.Rehearsing.Commands;

/// <summary><c>concierge rehearse</c>: a call on this machine, without an account or a network.</summary>
internal static class RehearseCommand
{
    public const string Name = "rehearse";

    private static readonly Argument<string[]> Words = RequestArgument.Create();

    public static Command Create()
    {
        var command = new Command(Name, "Rehearse a call on this machine: both sides speak. No account, no network.");
        command.Arguments.Add(Words);
        RehearseOptions.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        try
        {
            return await RehearseAsync(parsed, cancellationToken);
        }
        catch (ScenarioException exception)
        {
            throw new ConciergeException(
                new(
                    $"scenario.{exception.Code.Replace("scenario_", "", StringComparison.Ordinal)}",
                    exception.Message,
                    $"{Suggest(parsed)}concierge rehearse --list shows the built-in scenarios."),
                exception);
        }
        catch (SpeechUnavailableException exception)
        {
            throw new ConciergeException(new("speech.unavailable", exception.Message), exception);
        }
    }

    private static string Suggest(ParseResult parsed) =>
        RehearseOptions.GetScenarioNames(parsed)
            .Where(name => !ScenarioCatalog.Names.Contains(name, StringComparer.Ordinal))
            .Select(name => CommandLineAdvisor.FindSimilar(name, ScenarioCatalog.Names))
            .FirstOrDefault(similar => similar is not null) is { } meant
            ? $"Did you mean {meant}? "
            : "";

    private static async Task<int> RehearseAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (RehearseOptions.IsListingScenarios(parsed))
        {
            return ScenarioView.Show(RehearseOptions.GetScenarioToPrint(parsed), parsed.GetValue(CommonOptions.Json));
        }

        var request = string.Join(' ', parsed.GetValue(Words) ?? []).Trim();
        return RehearseOptions.IsWeb(parsed) ? await RehearseWebRunner.RunAsync(parsed, RehearseOptions.ReadWeb(parsed, request), cancellationToken)
            : RehearseOptions.IsBatch(parsed)
            ? await RehearseBatchRunner.RunAsync(parsed, RehearseOptions.ReadBatch(parsed, request), cancellationToken)
            : await RehearseOneAsync(parsed, RehearseOptions.ReadSingle(parsed), request, cancellationToken);
    }

    private static async Task<int> RehearseOneAsync(ParseResult parsed, RehearsalOptions options, string request, CancellationToken cancellationToken)
    {
        var settings = CommonOptions.LoadSettings(parsed);
        var header = RehearsalView.Create(parsed);
        header.Show(options, request, settings);
        using var speech = new SpeechEngine();
        await using var stage = await header.ShowWhileStartingAsync(
            () => RehearsalEnvironment.CreateAsync(options, settings, speech, LoggingSetup.ForCommand(parsed), cancellationToken));
        using var client = new ConciergeClient(stage.Server.Address, stage.Server.ApiKey);
        var view = RequestViewFactory.Create(parsed, isConversation: request.Length == 0, stage.TimeProvider);
        var confirmed = parsed.GetValue(CommonOptions.Confirmed);
        var warnings = WarningView.For(parsed);
        if (request.Length == 0)
        {
            return await new ConversationLoop(
                client, view, stage.TimeProvider, InterruptHandler.Process, asks: false, () => warnings.Show(stage.Server.TakeWarnings()))
                .RunAsync(confirmed, cancellationToken);
        }

        var runner = new OneShotRunner(client, view, stage.TimeProvider, RequestViewFactory.CanAsk(parsed), asks: false);
        var exitCode = await runner.RunAsync(request, confirmed, cancellationToken);
        if (runner.Answer?.Result is { } result && !cancellationToken.IsCancellationRequested)
        {
            if (parsed.GetValue(CommonOptions.Calendar) is { } file && result.ReservationId is { } booked)
            {
                await ReservationsCommand.SaveCalendarAsync(client, booked, file, CancellationToken.None);
            }

            var verdict = RehearsalVerdict.Judge(options.Scenario, stage.BookEntry, runner.Understood, result, stage.EarlierBookingState);
            header.ShowVerdict(verdict, options.Seed);
            exitCode = exitCode == ExitCodes.Success && !verdict.IsCorrect ? ExitCodes.BookDiffers : exitCode;
        }

        header.ShowErrors(stage);
        warnings.Show(stage.Server.TakeWarnings());
        return exitCode;
    }
}
