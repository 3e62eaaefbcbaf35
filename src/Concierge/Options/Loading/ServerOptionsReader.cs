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
            Cluster = ClusterOptionsReader.Read(settings),
            Drain = settings.ReadSeconds(SettingNames.DrainSeconds, 0, 3600) ?? defaults.Drain,
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
}
