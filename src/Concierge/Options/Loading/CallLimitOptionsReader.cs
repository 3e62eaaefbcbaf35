namespace Concierge.Options.Loading;

/// <summary>Reads the limits of calls.</summary>
internal static class CallLimitOptionsReader
{
    /// <summary>Reads the limits of calls, and rejects what is not valid.</summary>
    public static CallLimitOptions Read(SettingReader settings)
    {
        var defaults = new CallLimitOptions();
        return new CallLimitOptions
        {
            CallsPerHour = settings.ReadWholeNumber(SettingNames.CallsPerHour, 1, 10_000) ?? defaults.CallsPerHour,
            CallsPerDay = settings.ReadWholeNumber(SettingNames.CallsPerDay, 1, 100_000) ?? defaults.CallsPerDay,
            CallsPerRestaurant = settings.ReadWholeNumber(SettingNames.CallsPerRestaurant, 1, 10_000) ?? defaults.CallsPerRestaurant,
            Pause = settings.ReadSeconds(SettingNames.CallPauseSeconds, 0, 3600) ?? defaults.Pause,
            MaxCalls = settings.ReadWholeNumber(SettingNames.MaxCalls, 1, 10_000) ?? defaults.MaxCalls,
            MaxCallsTotal = settings.ReadWholeNumber(SettingNames.MaxCallsTotal, 1, 100_000),
        };
    }
}
