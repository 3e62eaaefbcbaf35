using Concierge.Options;

namespace Concierge.Cli.Setup;

/// <summary>The settings that <c>concierge init</c> asks for, in the order in which they depend on each other.</summary>
internal static class SetupQuestions
{
    // CONCIERGE_DATABASE can hold a password.
    private static readonly string[] Secrets =
    [
        SettingNames.OpenAIApiKey, SettingNames.AgentApiKey, SettingNames.TwilioAuthToken, SettingNames.GooglePlacesApiKey,
        SettingNames.ApiKey, SettingNames.Database, SettingNames.DataKey,
    ];

    /// <summary>The questions.</summary>
    public static IReadOnlyList<SetupQuestion> All { get; } =
    [
        new(SettingNames.OpenAIApiKey, "the key of the voice model and of the agents", "platform.openai.com, API keys"),
        new(SettingNames.TwilioAccountSid, "the account that places the calls", "console.twilio.com, Account Info: AC and 32 characters"),
        new(SettingNames.TwilioAuthToken, "the account's token", "console.twilio.com, Account Info"),
        new(
            SettingNames.TwilioPhoneNumber,
            "the number that calls come from, with its country code",
            "console.twilio.com, Phone Numbers: one with the capability Voice"),
        new(
            SettingNames.PublicDomain,
            "the host name at which Twilio reaches this server",
            "that of your tunnel or server, such as abc123.ngrok.app (ngrok http 8080)"),
        new(SettingNames.DemoRestaurantName, "a restaurant that requests can name", "any name, such as Luigi's"),
        new(SettingNames.DemoRestaurantPhone, "its number, which may always be called", "with its country code; try your own telephone first"),
        new(SettingNames.AllowedPhoneNumbers, "further numbers that may be called; no others are", "with their country codes, separated by commas"),
        new(SettingNames.CustomerName, "the name for which tables are booked", "yours, unless a request names another"),
        new(SettingNames.CustomerPhone, "the number that a restaurant may be given", "yours, with its country code"),
    ];

    /// <summary>Whether a setting's value must not be shown.</summary>
    public static bool IsSecret(string name) => Secrets.Contains(name, StringComparer.Ordinal);
}
