using Concierge.Options;

namespace Concierge.Tests;

/// <summary>Settings with which a call can be placed.</summary>
internal static class TestSettings
{
    public const string RestaurantPhone = "+14155550142";
    public const string PublicDomain = "concierge.example.com";
    public const string AuthToken = "0123456789abcdef0123456789abcdef";

    public static ConciergeSettings Complete { get; } = new()
    {
        OpenAIApiKey = "sk-test-key-that-must-not-be-logged",
        AgentModel = "rules",
        TwilioAccountSid = "AC00000000000000000000000000000001",
        TwilioAuthToken = AuthToken,
        DataKey = new byte[32],
        TwilioPhoneNumber = "+14155550100",
        PublicDomain = PublicDomain,
        DemoRestaurantName = "Luigi's",
        DemoRestaurantPhone = RestaurantPhone,
        CallsPerHour = 1000,
        CallsPerDay = 10_000,
        CallsPerRestaurant = 1000,
        CallPause = TimeSpan.Zero,
        CallRetries = 0,
        CustomerName = "John",
        Port = 0,
    };
}
