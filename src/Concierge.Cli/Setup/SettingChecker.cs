using Concierge.Checks;
using Concierge.Cli.Hosting;
using Concierge.Cli.Views;
using Concierge.Server.Probing;

namespace Concierge.Cli.Setup;

/// <summary>Checks single settings as <c>concierge doctor</c> does, and shows the result.</summary>
/// <param name="draft">The settings as they will be.</param>
/// <param name="view">Shows the results.</param>
internal sealed class SettingChecker(SettingsDraft draft, DoctorView view)
{
    /// <summary>Asks the servers that a setting concerns. Nobody is called and nothing is changed.</summary>
    /// <param name="names">The settings; those without a check of their own are skipped, and a check runs once.</param>
    /// <returns>Whether no line failed.</returns>
    public async Task<bool> RunAsync(IEnumerable<string> names, CancellationToken cancellationToken)
    {
        var settings = draft.Load().Settings;
        using var transport = new SocketsHttpHandler { AllowAutoRedirect = false };
        await using var checks = new SetupChecks(
            settings, ServerHost.GetDatabase(settings), ServerHost.GetApiKeyForCheck(settings), transport, TimeProvider.System);
        var passed = true;
        foreach (var check in names.Select(name => checks.BySetting.GetValueOrDefault(name)).OfType<ISetupCheck>().Distinct())
        {
            var results = await ActivityLine.ShowWhileAsync(Terminal.Error, $"Checking {check.Activity}", () => check.RunAsync(cancellationToken));
            foreach (var result in results)
            {
                view.Show(result);
            }

            passed &= results.All(result => result.Status != CheckStatus.Failed);
        }

        return passed;
    }
}
