namespace Concierge.Options.Loading;

/// <summary>
/// Refuses what a <c>.env</c> in the current folder, which may be anybody's, must not decide: to which server a key is sent that comes from the
/// environment or another file, and whom an assistant may call without asking.
/// </summary>
internal static class SettingRedirects
{
    private static readonly (string Address, string Key)[] Sent =
    [
        (SettingNames.OpenAIBaseUrl, SettingNames.OpenAIApiKey),
        (SettingNames.AgentBaseUrl, SettingNames.AgentApiKey),
        (SettingNames.TwilioBaseUrl, SettingNames.TwilioAuthToken),
        (SettingNames.GooglePlacesBaseUrl, SettingNames.GooglePlacesApiKey),
        (SettingNames.ServerUrl, SettingNames.ApiKey),
    ];

    /// <summary>Adds an error for each address that is less trusted than its key, and for calls that nobody is asked about.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="isUntrusted">Whether a setting comes from a file that may be anybody's.</param>
    public static void Check(SettingReader settings, Func<string, bool> isUntrusted)
    {
        foreach (var (address, key) in Sent)
        {
            CheckPair(settings, isUntrusted, address, key);
        }

        // Without AGENT_BASE_URL the agents' key is sent to the voice model's server.
        if (settings.ReadText(SettingNames.AgentBaseUrl) is null)
        {
            CheckPair(settings, isUntrusted, SettingNames.OpenAIBaseUrl, SettingNames.AgentApiKey);
        }

        if (settings.ReadText(SettingNames.McpCallsWithoutAsking) is not null && isUntrusted(SettingNames.McpCallsWithoutAsking))
        {
            settings.Add(new(
                "setting.untrusted",
                $"{SettingNames.McpCallsWithoutAsking} in the .env of the current folder would let an assistant call restaurants without asking a person.",
                "Set it in the environment, or run with --env-file .env if the file is yours."));
        }
    }

    private static void CheckPair(SettingReader settings, Func<string, bool> isUntrusted, string address, string key)
    {
        // Without a setting, the API's key is in a file of the user's.
        var isSent = settings.ReadText(key) is not null || key == SettingNames.ApiKey;
        if (settings.ReadText(address) is not null && isUntrusted(address) && isSent && !isUntrusted(key))
        {
            settings.Add(new(
                "setting.redirect",
                $"{address} in the .env of the current folder would send {key}, which is not from this file, to another server.",
                $"Set {address} where the key is set, or run with --env-file .env if the file is yours."));
        }
    }
}
