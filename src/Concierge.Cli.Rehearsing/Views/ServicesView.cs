using Concierge.Cli.Views;
using Spectre.Console;

namespace Concierge.Cli.Rehearsing.Views;

/// <summary>Shows how to configure a program for the stand-ins.</summary>
internal static class ServicesView
{
    public static void Show(
        Uri network,
        Uri voiceModel,
        string accountSid,
        string authToken,
        string apiKey,
        IReadOnlyDictionary<string, Uri> tunnels,
        string? authorityFile)
    {
        var console = Terminal.Output;
        console.WriteLine("The rehearsal's telephone network and voice model are running (Ctrl-C stops them).");
        console.WriteLine("Configure your program with:");
        console.WriteLine($"  TWILIO_BASE_URL={network.AbsoluteUri.TrimEnd('/')}");
        console.WriteLine($"  TWILIO_ACCOUNT_SID={accountSid}");
        console.WriteLine($"  TWILIO_AUTH_TOKEN={authToken}");
        console.WriteLine($"  TWILIO_PHONE_NUMBER={Rehearsing.RehearsalSettings.OwnNumber}");
        foreach (var (host, server) in tunnels)
        {
            console.WriteLine($"  PUBLIC_DOMAIN={host}");
            console.WriteLine(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"  PORT={server.Port}"));
        }

        console.WriteLine($"  OPENAI_BASE_URL={voiceModel.AbsoluteUri.TrimEnd('/')}");
        console.WriteLine($"  OPENAI_API_KEY={apiKey}");
        if (authorityFile is not null)
        {
            console.WriteLine("Their certificate is new at every start. A program trusts it with a variable of its environment.");
            console.WriteLine("Node:");
            console.WriteLine($"  NODE_EXTRA_CA_CERTS={authorityFile}");
            console.WriteLine("Concierge and other programs for .NET; Go, Python, curl:");
            console.WriteLine($"  SSL_CERT_FILE={authorityFile}");
        }
    }
}
