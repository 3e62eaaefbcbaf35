namespace Concierge.Options.Loading;

/// <summary>Reads the settings of restaurants.</summary>
internal static class RestaurantOptionsReader
{
    /// <summary>Reads the settings of restaurants, and rejects what is not valid.</summary>
    public static RestaurantOptions Read(SettingReader settings)
    {
        var defaults = new RestaurantOptions();
        return new RestaurantOptions
        {
            DemoName = settings.ReadName(SettingNames.DemoRestaurantName),
            DemoPhone = settings.ReadPhoneNumber(SettingNames.DemoRestaurantPhone),
            AllowedPhoneNumbers = settings.ReadPhoneNumbers(SettingNames.AllowedPhoneNumbers),
            GooglePlacesApiKey = settings.ReadSecret(SettingNames.GooglePlacesApiKey),
            GooglePlacesBaseUrl = settings.ReadHttpAddress(SettingNames.GooglePlacesBaseUrl) ?? defaults.GooglePlacesBaseUrl,
        };
    }
}
