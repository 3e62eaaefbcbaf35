using Concierge.Options;

namespace Concierge.Agents.OpenAI;

/// <summary>The settings that chose the chat server, for the remedies of its errors.</summary>
/// <param name="Address">The setting with the address: <c>AGENT_BASE_URL</c> or <c>OPENAI_BASE_URL</c>.</param>
/// <param name="Key">The setting with the key: <c>AGENT_API_KEY</c> or <c>OPENAI_API_KEY</c>.</param>
public sealed record ChatServerSettings(string Address, string Key)
{
    /// <summary>The settings of OpenAI itself.</summary>
    public static ChatServerSettings OpenAI { get; } = new(SettingNames.OpenAIBaseUrl, SettingNames.OpenAIApiKey);

    /// <summary>Returns the settings in use.</summary>
    public static ChatServerSettings FromOptions(AgentOptions agents)
    {
        ArgumentNullException.ThrowIfNull(agents);
        return new(
            agents.BaseUrl is null ? SettingNames.OpenAIBaseUrl : SettingNames.AgentBaseUrl,
            agents.BaseUrl is null && agents.ApiKey is null ? SettingNames.OpenAIApiKey : SettingNames.AgentApiKey);
    }
}
