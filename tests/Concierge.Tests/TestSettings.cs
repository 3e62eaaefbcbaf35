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
        Realtime = new() { ApiKey = "sk-test-key-that-must-not-be-logged" },
        Agents = new() { Model = "rules" },
        Twilio = new()
        {
            AccountSid = "AC00000000000000000000000000000001",
            AuthToken = AuthToken,
            PhoneNumber = "+14155550100",
            PublicDomain = PublicDomain,
        },
        Storage = new() { DataKey = new byte[32] },
        Restaurants = new()
        {
            DemoName = "Luigi's",
            DemoPhone = RestaurantPhone,
        },
        Limits = new()
        {
            CallsPerHour = 1000,
            CallsPerDay = 10_000,
            CallsPerRestaurant = 1000,
            Pause = TimeSpan.Zero,
        },
        Calls = new() { Retries = 0 },
        Guest = new() { Name = "John" },
        Server = new() { Port = 0 },
    };
}
