using System.CommandLine;
using Concierge.Cli.Commands;
using Concierge.Options;
using Spectre.Console;

namespace Concierge.Cli.Views;

/// <summary>Says where the server runs and what it lacks.</summary>
internal sealed class ServeView(IAnsiConsole console)
{
    public static ServeView For(ParseResult parsed) =>
        new(parsed.GetValue(CommonOptions.Json)
            ? Terminal.Error
            : Terminal.Output);

    public void Started(Uri address, ConciergeSettings settings)
    {
        console.MarkupLineInterpolated($"Concierge serves on [bold]{address}[/]  (Ctrl-C ends every call and stops)");
        var key = settings.ApiKey is null ? $"kept in {UserFolders.ApiKeyFile}" : "CONCIERGE_API_KEY";
        console.MarkupLineInterpolated($"  API key        {key}");
        console.MarkupLineInterpolated($"  Twilio reaches {(settings.PublicDomain is { } domain ? $"https://{domain}" : "nothing yet: set PUBLIC_DOMAIN")}");
        foreach (var missing in Missing(settings))
        {
            console.MarkupLineInterpolated($"  [yellow]Not set[/]        {missing}: no call can be placed without it");
        }
    }

    private static IEnumerable<string> Missing(ConciergeSettings settings)
    {
        (string Name, string? Value)[] needed =
        [
            (SettingNames.OpenAIApiKey, settings.OpenAIApiKey),
            (SettingNames.TwilioAccountSid, settings.TwilioAccountSid),
            (SettingNames.TwilioAuthToken, settings.TwilioAuthToken),
            (SettingNames.TwilioPhoneNumber, settings.TwilioPhoneNumber),
        ];
        return needed.Where(setting => setting.Value is null).Select(setting => setting.Name);
    }
}
