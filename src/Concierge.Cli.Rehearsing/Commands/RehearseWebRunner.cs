using System.CommandLine;
using Concierge.Cli.CommandLine;
using Concierge.Cli.Hosting;
using Concierge.Cli.Rehearsing.Views;
using Concierge.Cli.Rehearsing.Web;
using Concierge.Contracts;
using Concierge.Options;
using Concierge.Rehearsal.Speech;

namespace Concierge.Cli.Rehearsing.Commands;

/// <summary><c>concierge rehearse --web</c>: serves the console until it is stopped.</summary>
internal static class RehearseWebRunner
{
    /// <summary>Serves the console.</summary>
    /// <returns>The process's exit code.</returns>
    public static async Task<int> RunAsync(ParseResult parsed, WebRehearsalOptions options, CancellationToken cancellationToken)
    {
        var settings = CommonOptions.LoadSettings(parsed);
        var view = WebRehearsalView.Create(parsed);
        using var speech = new SpeechEngine();
        await using var rehearsal = await view.ShowWhileStartingAsync(
            () => StartAsync(parsed, options, settings, speech, cancellationToken));
        view.ShowStarted(rehearsal.Server.Address, rehearsal.Server.CreateConsoleLink());
        await rehearsal.Server.WaitForStopAsync(cancellationToken);
        return ExitCodes.Success;
    }

    private static async Task<WebRehearsal> StartAsync(
        ParseResult parsed, WebRehearsalOptions options, ConciergeSettings settings, SpeechEngine speech, CancellationToken cancellationToken)
    {
        try
        {
            return await WebRehearsal.StartAsync(options, settings, speech, LoggingSetup.ForCommand(parsed), cancellationToken);
        }
        catch (ConciergeException exception) when (exception.Error.Code == "server.port_in_use")
        {
            // The port comes from an option here.
            throw new ConciergeException(exception.Error with { Remedy = "Choose another with --port; 0 picks a free one." }, exception);
        }
    }
}
