using System.Net;

namespace Concierge.Options.Loading;

/// <summary>Reads the settings of the web server.</summary>
internal static class ServerOptionsReader
{
    private const int MinApiKeyLength = 16;
    private const int BitsPerByte = 8;
    private const string NoProxies = "none";

    private static readonly TimeSpan MinDrainOfCluster = TimeSpan.FromSeconds(5);

    /// <summary>Reads the settings of the web server, and rejects what is not valid.</summary>
    public static ServerOptions Read(SettingReader settings)
    {
        var defaults = new ServerOptions();
        var cluster = ClusterOptionsReader.Read(settings);
        return new ServerOptions
        {
            Port = settings.ReadWholeNumber(SettingNames.Port, 0, 65535) ?? defaults.Port,
            TrustedProxies = ReadTrustedProxies(settings),
            ApiKey = ReadApiKey(settings),
            ServerUrl = settings.ReadHttpAddress(SettingNames.ServerUrl),
            Cluster = cluster,
            Drain = settings.ReadSeconds(SettingNames.DrainSeconds, 0, 3600) ?? defaults.Drain,
            MinDrain = settings.ReadSeconds(SettingNames.DrainMinSeconds, 0, 60) ?? (cluster is null ? defaults.MinDrain : MinDrainOfCluster),
            ProcessTuning = ReadProcessTuning(settings) ?? defaults.ProcessTuning,
        };
    }

    private static List<IPNetwork>? ReadTrustedProxies(SettingReader settings)
    {
        if (settings.ReadText(SettingNames.TrustedProxies) is not { } text)
        {
            return null;
        }

        if (text.Equals(NoProxies, StringComparison.OrdinalIgnoreCase))
        {
            return [];
        }

        List<IPNetwork> networks = [];
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (IPNetwork.TryParse(part, out var network))
            {
                networks.Add(network);
            }
            else if (IPAddress.TryParse(part, out var address))
            {
                networks.Add(new IPNetwork(address, address.GetAddressBytes().Length * BitsPerByte));
            }
            else
            {
                settings.Reject<string>(
                    SettingNames.TrustedProxies, "holds something that is no address", "Use addresses or networks such as 10.0.0.5, 10.0.0.0/8, or none");
            }
        }

        return networks;
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
}
