namespace Concierge.Options.Loading;

/// <summary>Reads the settings of the web server.</summary>
internal static class ServerOptionsReader
{
    private const int MinApiKeyLength = 16;

    /// <summary>Reads the settings of the web server, and rejects what is not valid.</summary>
    public static ServerOptions Read(SettingReader settings)
    {
        var defaults = new ServerOptions();
        return new ServerOptions
        {
            Port = settings.ReadWholeNumber(SettingNames.Port, 0, 65535) ?? defaults.Port,
            ApiKey = ReadApiKey(settings),
            ServerUrl = settings.ReadHttpAddress(SettingNames.ServerUrl),
            Peers = ReadPeers(settings),
            ProcessTuning = ReadProcessTuning(settings) ?? defaults.ProcessTuning,
        };
    }

    private static bool? ReadProcessTuning(SettingReader settings)
    {
        switch (settings.ReadText(SettingNames.ProcessTuning)?.ToLowerInvariant())
        {
            case null:
                return null;
            case "on":
                return true;
            case "off":
                return false;
            default:
                settings.Reject<string>(SettingNames.ProcessTuning, "is not a switch", "Use on or off");
                return null;
        }
    }

    private static string? ReadApiKey(SettingReader settings)
    {
        var key = settings.ReadSecret(SettingNames.ApiKey);
        return key is null || key.Length >= MinApiKeyLength
            ? key
            : settings.Reject<string>(
                SettingNames.ApiKey,
                "is too short to keep strangers out",
                $"Use at least {MinApiKeyLength} characters (openssl rand -hex 24), or leave it unset and one is made");
    }

    // Their requests are signed over the public URL's path: an address with a path of its own would break the signatures.
    private static List<Uri> ReadPeers(SettingReader settings)
    {
        List<Uri> peers = [];
        var addresses = settings.ReadText(SettingNames.Peers) ?? "";
        foreach (var text in addresses.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!Uri.TryCreate(text, UriKind.Absolute, out var peer)
                || peer is not { Scheme: "http" or "https", AbsolutePath: "/", Query: "", Fragment: "", UserInfo: "" })
            {
                settings.Reject<string>(
                    SettingNames.Peers,
                    $"holds something that is not a server's address (entry {peers.Count + 1})",
                    "Write the other servers' private addresses, without a path, separated by commas: "
                        + "http://10.0.0.2:8080,http://10.0.0.3:8080");
                return [];
            }

            peers.Add(peer);
        }

        if (peers.Count > 0 && settings.ReadText(SettingNames.ApiKey) is null)
        {
            settings.Reject<string>(SettingNames.Peers, "needs a key that all servers share", "Set the same CONCIERGE_API_KEY on every server");
        }

        return peers;
    }
}
