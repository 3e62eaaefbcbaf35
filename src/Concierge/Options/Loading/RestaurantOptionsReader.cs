using Concierge.Language.Phones;

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
            AllowedPhoneNumbers = ReadPhoneNumbers(settings, SettingNames.AllowedPhoneNumbers),
            GooglePlacesApiKey = settings.ReadSecret(SettingNames.GooglePlacesApiKey),
            GooglePlacesBaseUrl = settings.ReadHttpAddress(SettingNames.GooglePlacesBaseUrl) ?? defaults.GooglePlacesBaseUrl,
        };
    }

    private static List<string> ReadPhoneNumbers(SettingReader settings, string name)
    {
        List<string> numbers = [];
        foreach (var text in PhoneNumberFieldParser.SplitList(settings.ReadText(name) ?? ""))
        {
            if (settings.ReadPhoneNumber(name, text) is { } number)
            {
                numbers.Add(number.E164);
            }
            else
            {
                settings.Reject<string>(
                    name,
                    $"holds something that is not a telephone number (entry {numbers.Count + 1})",
                    "Write numbers with their country code, separated by commas: +14155550123,+4930901820");
                break;
            }
        }

        return numbers;
    }
}
