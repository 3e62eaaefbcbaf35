using System.CommandLine;
using Concierge.Cli.CommandLine;
using Concierge.Options;
using Spectre.Console;

namespace Concierge.Cli.Views;

/// <summary>Shows the server's address and which settings are missing.</summary>
internal sealed class ServeView(IAnsiConsole console)
{
    public static ServeView Create(ParseResult parsed) =>
        new(parsed.GetValue(CommonOptions.Json)
            ? Terminal.Error
            : Terminal.Output);

    public void ShowStarted(Uri address, ConciergeSettings settings)
    {
        console.MarkupLineInterpolated($"Concierge is listening on [bold]{address.AbsoluteUri}[/]  (Ctrl-C hangs up every call and stops the server)");
        if (settings.Server.ApiKey is null)
        {
            console.MarkupLineInterpolated($"  API key        in {UserDataPaths.ApiKeyFile}");
            console.MarkupLineInterpolated($"                 In a shell: KEY=$(cat {Quote(UserDataPaths.ApiKeyFile)})");
        }
        else
        {
            console.MarkupLine("  API key        CONCIERGE_API_KEY");
        }

        console.MarkupLineInterpolated(
            $"                 curl -H \"Authorization: Bearer $KEY\" {address.AbsoluteUri.TrimEnd('/')}/health/ready");
        if (settings.Twilio.PublicDomain is { } domain)
        {
            console.MarkupLineInterpolated($"  Public URL     https://{domain}");
        }

        var missing = RequiredSettings.FindMissing(settings.Twilio, settings.Realtime);
        if (missing.Count > 0)
        {
            console.MarkupLineInterpolated($"  [yellow]Not set[/]        {string.Join(", ", missing)}: no call can be placed without them");
        }

        if (settings.Restaurants is { DemoPhone: null, AllowedPhoneNumbers.Count: 0 })
        {
            console.MarkupLineInterpolated(
                $"  [yellow]Not set[/]        {SettingNames.DemoRestaurantPhone} or {SettingNames.AllowedPhoneNumbers}: no number may be called without one");
        }
    }

    private static string Quote(string path) => path.Any(letter => !char.IsAsciiLetterOrDigit(letter) && letter is not ('/' or '.' or '-' or '_'))
        ? $"'{path.Replace("'", "'\\''", StringComparison.Ordinal)}'"
        : path;
}
