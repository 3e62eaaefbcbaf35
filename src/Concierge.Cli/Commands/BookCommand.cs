using System.CommandLine;
using Concierge.Cli.Client;
using Concierge.Cli.CommandLine;
using Concierge.Cli.Hosting;
using Concierge.Cli.Requests;
using Concierge.Cli.Views;

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
        CommonOptions.AddTo(root);
        root.SetAction(RunAsync);
        return root;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var view = RequestViewFactory.Create(parsed);
        var settings = CommonOptions.LoadSettings(parsed);
        var request = string.Join(' ', parsed.GetValue(Words) ?? []).Trim();
        await using var server = await ServerHost.ConnectAsync(settings, LoggingSetup.ForCommand(parsed), cancellationToken);
        using var client = new ConciergeClient(server.Address, server.ApiKey);
        var warnings = WarningView.For(parsed);
        if (request.Length == 0)
        {
            return await new ConversationLoop(client, view, TimeProvider.System, () => warnings.Show(server.TakeWarnings())).RunAsync(cancellationToken);
        }

        var runner = new RequestRunner(client, view, TimeProvider.System);
        var exitCode = await runner.RunAsync(request, NewSession(), cancellationToken);
        warnings.Show(server.TakeWarnings());
        if (parsed.GetValue(CommonOptions.Calendar) is { } file && runner.Answer?.Result?.ReservationId is { } booked)
        {
            await ReservationsCommand.SaveCalendarAsync(client, booked, file, CancellationToken.None);
        }

        return exitCode;
    }

    private static string NewSession() => Guid.NewGuid().ToString("N");
}
