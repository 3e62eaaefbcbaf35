using System.CommandLine;
using Concierge.Checks;
using Concierge.Cli.CommandLine;
using Concierge.Cli.Hosting;
using Concierge.Cli.Setup;
using Concierge.Cli.Views;
using Concierge.Server.Probing;

namespace Concierge.Cli.Commands;

/// <summary><c>concierge doctor</c>: checks everything that a real call needs.</summary>
internal static class DoctorCommand
{
    public const string Name = "doctor";

    private const string RehearsedRequest = "Book a table at Luigi's for 4 tomorrow at 7pm";

    private static readonly Option<bool> Call = new("--call") { Description = "At the end, rehearse a call on this machine, with both voices" };

    public static Command Create()
    {
        var command = new Command(Name, "Checks everything that a real call needs: settings, accounts, numbers, models, clock, database, port and tunnel.");
        command.Options.Add(Call);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var settingsCheck = CommonOptions.ReadSettingsToCheck(parsed, out var settings);
        var view = DoctorView.Create(parsed);
        await using var checks = new SetupChecks(
            settings, ServerHost.GetDatabase(settings), ServerHost.GetApiKeyForCheck(settings), CreateTransport(), TimeProvider.System);
        var failed = 0;
        foreach (var check in (ISetupCheck[])[
            settingsCheck, .. checks.Quick, .. checks.Slow, new SpeechCheck(isNeeded: parsed.GetValue(Call))])
        {
            var results = await ActivityLine.ShowWhileAsync(Terminal.Error, $"Checking {check.Activity}", () => check.RunAsync(cancellationToken));
            foreach (var result in results)
            {
                view.Show(result);
            }

            failed += results.Count(result => result.Status == CheckStatus.Failed);
        }

        view.ShowEnd(failed);
        return failed > 0 ? ExitCodes.Refused : parsed.GetValue(Call) ? await RehearseAsync(parsed) : ExitCodes.Success;
    }

    // A server's certificate is checked as by every other program; redirects would leave the address that is being checked.
    private static SocketsHttpHandler CreateTransport() => new() { AllowAutoRedirect = false };

    private static Task<int> RehearseAsync(ParseResult parsed) => ConciergeCommandLine.RunAsync(
        ["rehearse", RehearsedRequest, .. parsed.GetValue(CommonOptions.Json) ? (string[])["--json"] : []]);
}
