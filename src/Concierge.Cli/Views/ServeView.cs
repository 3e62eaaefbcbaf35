using System.CommandLine;
using System.Net;
using Concierge.Cli.CommandLine;
using Concierge.Options;
using Spectre.Console;

namespace Concierge.Cli.Views;

/// <summary>Shows the server's address and which settings are missing.</summary>
/// <param name="terminal">Where it is shown.</param>
/// <param name="isReadByPerson">Whether that is a terminal, and no file or journal.</param>
internal sealed class ServeView(IAnsiConsole terminal, bool isReadByPerson)
{
    public static ServeView Create(ParseResult parsed) => parsed.GetValue(CommonOptions.Json)
        ? new(Terminal.Error, !System.Console.IsErrorRedirected)
        : new(Terminal.Output, !System.Console.IsOutputRedirected);

    /// <summary>Whether a person at a terminal reads it now: what signs somebody in is not for a file or a journal, which others may read later.</summary>
    public bool IsReadByPerson => isReadByPerson;

    /// <summary>Shows a server that has started.</summary>
    /// <param name="address">The address to connect to from this machine.</param>
    /// <param name="host">The address that it listens on, as it was given.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="link">The link with which this terminal's person signs in to the console; <see langword="null"/> for none.</param>
    public void ShowStarted(Uri address, string host, ConciergeSettings settings, Uri? link)
    {
        terminal.MarkupLineInterpolated($"Concierge is listening on [bold]{address.AbsoluteUri}[/]  (Ctrl-C hangs up every call and stops the server)");
        if (link is not null)
        {
            terminal.MarkupLineInterpolated($"  Console        [bold]{link.AbsoluteUri}[/]");
            terminal.MarkupLine("                 This link signs in, once and within 10 minutes.");
        }

        if (IsOpenToTheNetwork(host))
        {
            terminal.MarkupLineInterpolated(
                $"  [yellow]Network[/]        it listens on {host}: other machines can connect. --host 127.0.0.1 accepts only this machine.");
        }

        if (settings.Server.ApiKey is null)
        {
            terminal.MarkupLineInterpolated($"  API key        in {UserDataPaths.ApiKeyFile}");
            terminal.MarkupLineInterpolated($"                 In a shell: KEY=$(cat {Quote(UserDataPaths.ApiKeyFile)})");
        }
        else
        {
            terminal.MarkupLine("  API key        CONCIERGE_API_KEY");
        }

        terminal.MarkupLineInterpolated(
            $"                 curl -H \"Authorization: Bearer $KEY\" {address.AbsoluteUri.TrimEnd('/')}/health/ready");
        if (settings.Twilio.PublicDomain is { } domain)
        {
            terminal.MarkupLineInterpolated($"  Public URL     https://{domain}");
        }

        var missing = RequiredSettings.FindMissing(settings.Twilio, settings.Realtime);
        if (missing.Count > 0)
        {
            terminal.MarkupLineInterpolated($"  [yellow]Not set[/]        {string.Join(", ", missing)}: no call can be placed without them");
        }

        if (settings.Restaurants is { DemoPhone: null, AllowedPhoneNumbers.Count: 0 })
        {
            terminal.MarkupLineInterpolated(
                $"  [yellow]Not set[/]        {SettingNames.DemoRestaurantPhone} or {SettingNames.AllowedPhoneNumbers}: no number may be called without one");
        }
    }

    private static bool IsOpenToTheNetwork(string host) =>
        IPAddress.TryParse(host.Trim('[', ']'), out var address)
            ? !IPAddress.IsLoopback(address)
            : !host.Equals("localhost", StringComparison.OrdinalIgnoreCase);

    private static string Quote(string path) => path.Any(letter => !char.IsAsciiLetterOrDigit(letter) && letter is not ('/' or '.' or '-' or '_'))
        ? $"'{path.Replace("'", "'\\''", StringComparison.Ordinal)}'"
        : path;
}
