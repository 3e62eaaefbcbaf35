namespace Concierge.Options.Loading;

/// <summary>Reads the settings of MCP.</summary>
internal static class McpOptionsReader
{
    /// <summary>Reads the settings of MCP, and rejects what is not valid.</summary>
    public static McpOptions Read(SettingReader settings) => new()
    {
        CallsWithoutAsking = settings.ReadPhoneNumbers(SettingNames.McpCallsWithoutAsking),
    };
}
