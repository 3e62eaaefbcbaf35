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
        console.MarkupLineInterpolated($"Concierge is listening on [bold]{address}[/]  (Ctrl-C hangs up every call and stops the server)");
        var key = settings.Server.ApiKey is null ? $"in {UserDataPaths.ApiKeyFile}" : "CONCIERGE_API_KEY";
        console.MarkupLineInterpolated($"  API key        {key}");
        console.MarkupLineInterpolated(
            $"  Public URL     {(settings.Twilio.PublicDomain is { } domain ? $"https://{domain}" : "not set: Twilio needs PUBLIC_DOMAIN")}");
        foreach (var missing in GetMissing(settings))
        {
            console.MarkupLineInterpolated($"  [yellow]Not set[/]        {missing}: no call can be placed without it");
        }
    }

    private static IEnumerable<string> GetMissing(ConciergeSettings settings)
    {
        (string Name, string? Value)[] needed =
        [
            (SettingNames.OpenAIApiKey, settings.Realtime.ApiKey),
            (SettingNames.TwilioAccountSid, settings.Twilio.AccountSid),
            (SettingNames.TwilioAuthToken, settings.Twilio.AuthToken),
            (SettingNames.TwilioPhoneNumber, settings.Twilio.PhoneNumber),
        ];
        return needed.Where(setting => setting.Value is null).Select(setting => setting.Name);
    }
}
