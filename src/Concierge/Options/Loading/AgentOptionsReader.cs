namespace Concierge.Options.Loading;

/// <summary>Reads the settings of the agents' chat model.</summary>
internal static class AgentOptionsReader
{
    /// <summary>Reads the settings of the agents' chat model, and rejects what is not valid.</summary>
    public static AgentOptions Read(SettingReader settings) => new()
    {
        Model = settings.ReadText(SettingNames.AgentModel),
        BaseUrl = settings.ReadHttpAddress(SettingNames.AgentBaseUrl),
        ApiKey = settings.ReadSecret(SettingNames.AgentApiKey),
        ReasoningEffort = ReadReasoningEffort(settings),
    };

    private static string? ReadReasoningEffort(SettingReader settings)
    {
        if (settings.ReadText(SettingNames.AgentReasoningEffort) is not { } effort)
        {
            return null;
        }

        return ReasoningEffortValues.Values.Contains(effort, StringComparer.Ordinal)
            ? effort
            : settings.Reject<string>(
                SettingNames.AgentReasoningEffort,
                "is not a reasoning effort",
                $"Set it to one of {string.Join(", ", ReasoningEffortValues.Values)}, or leave it unset");
    }
}
