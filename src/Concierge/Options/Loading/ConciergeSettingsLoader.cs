namespace Concierge.Options.Loading;

/// <summary>Reads and checks every setting.</summary>
public static class ConciergeSettingsLoader
{
    /// <summary>Reads the settings.</summary>
    /// <param name="value">A setting's text by its name; <see langword="null"/> or blank when it is not set.</param>
    /// <param name="isUntrusted">Whether a setting comes from a file that may be anybody's; <see langword="null"/> when none does.</param>
    public static SettingsLoadResult Load(Func<string, string?> value, Func<string, bool>? isUntrusted = null)
    {
        var reader = new SettingReader(value);
        var settings = new ConciergeSettings
        {
            Realtime = RealtimeOptionsReader.Read(reader),
            Agents = AgentOptionsReader.Read(reader),
            Twilio = TwilioOptionsReader.Read(reader),
            Server = ServerOptionsReader.Read(reader),
            Restaurants = RestaurantOptionsReader.Read(reader),
            Limits = CallLimitOptionsReader.Read(reader),
            Calls = CallOptionsReader.Read(reader),
            Guest = GuestOptionsReader.Read(reader),
            Mcp = McpOptionsReader.Read(reader),
            Storage = StorageOptionsReader.Read(reader),
        };
        SettingRedirects.Check(reader, isUntrusted ?? (_ => false));
        return new SettingsLoadResult(settings, reader.Errors, reader.Warnings);
    }
}
