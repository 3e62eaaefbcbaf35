using System.CommandLine;
using Concierge.Cli.Client;
using Concierge.Cli.CommandLine;
using Concierge.Cli.Hosting;
using Concierge.Cli.Requests;
using Concierge.Cli.Views;
using Concierge.Options;

namespace Concierge.Cli.Commands;

/// <summary><c>concierge "Book …"</c> runs one request; <c>concierge</c> alone starts a conversation.</summary>
internal static class BookCommand
{
    private static readonly Argument<string[]> Words = RequestArgument.Create();

    public static RootCommand Create()
    {
        var root = new RootCommand("Books a restaurant table by phone.");
        root.Arguments.Add(Words);
        root.Options.Add(CommonOptions.Calendar);
        root.Options.Add(CommonOptions.Confirmed);
        CommonOptions.AddTo(root);
        root.SetAction(RunAsync);
        return root;
    }

    /// <summary>The words of the request; empty for a conversation. Before another command they are a mistake.</summary>
    public static IReadOnlyList<string> GetWords(ParseResult parsed) => [.. (parsed.GetResult(Words)?.Tokens ?? []).Select(token => token.Value)];

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var request = string.Join(' ', parsed.GetValue(Words) ?? []).Trim();
        var confirmed = parsed.GetValue(CommonOptions.Confirmed);
        var view = RequestViewFactory.Create(parsed, isConversation: request.Length == 0);
        var settings = CommonOptions.LoadSettings(parsed);
        await using var server = await ServerHost.ConnectAsync(settings, LoggingSetup.ForCommand(parsed), cancellationToken);
        using var client = new ConciergeClient(server.Address, server.ApiKey);
        var warnings = WarningView.For(parsed);
        var canAsk = RequestViewFactory.CanAsk(parsed);
        var asks = canAsk && MayPlaceCalls(settings);
        if (request.Length == 0)
        {
            return await new ConversationLoop(
                client, view, TimeProvider.System, InterruptHandler.Process, asks, () => warnings.Show(server.TakeWarnings()))
                .RunAsync(confirmed, cancellationToken);
        }

        var runner = new OneShotRunner(client, view, TimeProvider.System, canAsk, asks);
        var exitCode = await runner.RunAsync(request, confirmed, cancellationToken);
        warnings.Show(server.TakeWarnings());
        if (parsed.GetValue(CommonOptions.Calendar) is { } file && runner.Answer?.Result?.ReservationId is { } booked)
        {
            await ReservationsCommand.SaveCalendarAsync(client, booked, file, CancellationToken.None);
        }

        return exitCode;
    }

    // Where no call can be placed there is nothing to ask about: the request is refused with the settings that are missing.
    private static bool MayPlaceCalls(ConciergeSettings settings) =>
        settings.Server.ServerUrl is not null || RequiredSettings.FindMissing(settings.Twilio, settings.Realtime).Count == 0;
}
