namespace Concierge.Options.Loading;

/// <summary>Reads the settings of the guest.</summary>
internal static class GuestOptionsReader
{
    /// <summary>Reads the settings of the guest, and rejects what is not valid.</summary>
    public static GuestOptions Read(SettingReader settings) => new()
    {
        Name = settings.ReadName(SettingNames.CustomerName),
        Phone = settings.ReadPhoneNumber(SettingNames.CustomerPhone),
    };
}
