using System.Security.Cryptography;
using Concierge.Agents;
using Concierge.Language.Phones;
using Concierge.Options;
using Concierge.Restaurants;

namespace Concierge.Cli.Rehearsing;

/// <summary>The settings of a rehearsal: accounts that exist on this machine alone, and none of the user's own, so that nothing can go out by mistake.</summary>
internal static class RehearsalSettings
{
    public const string PublicDomain = "concierge.rehearsal.invalid";
    public const string OwnNumber = "+14155550100";
    public const string RestaurantNumber = "+14155550123";
    public const string DefaultRestaurant = "Luigi's";
    public const string DefaultCustomer = "John Smith";

    /// <summary>Makes them. What a person sets about the booking is kept: names, limits, the chunk.</summary>
    /// <param name="given">What the person set.</param>
    /// <param name="restaurants">The rehearsal's restaurants beside the one that is always there.</param>
    /// <param name="agentModel">The chat model that drives the agents, the one part of the user's own accounts that may take part; <see langword="null"/> for the built-in one.</param>
    /// <param name="keepsBookings">Whether its bookings outlive it.</param>
    public static ConciergeSettings From(ConciergeSettings given, IReadOnlyList<Restaurant> restaurants, string? agentModel = null, bool keepsBookings = false) => given with
    {
        OpenAIApiKey = $"sk-rehearsal-{Token(16)}",
        RealtimeModel = new ConciergeSettings().RealtimeModel,
        AgentModel = agentModel ?? ChatClientFactory.Rules,
        AgentBaseUrl = agentModel is null ? null : ChatClientFactory.ServerOf(given).Address,
        AgentApiKey = agentModel is null ? null : ChatClientFactory.ServerOf(given).Key,
        TwilioAccountSid = $"AC{Token(16)}",
        TwilioAuthToken = Token(16),
        TwilioPhoneNumber = OwnNumber,
        PublicDomain = PublicDomain,
        Port = 0,
        DemoRestaurantName = given.DemoRestaurantName ?? DefaultRestaurant,
        DemoRestaurantPhone = RestaurantNumber,
        AllowedPhoneNumbers = [.. restaurants.Select(restaurant => restaurant.PhoneNumber.E164)],
        KnownRestaurants = [Always(given.DemoRestaurantName ?? DefaultRestaurant), .. restaurants],
        GooglePlacesApiKey = null,

        // Nobody wants to wait minutes for a rehearsal; who wants to see it sets CALL_RETRIES.
        CallRetries = given.CallRetries ?? 0,
        CustomerName = given.CustomerName ?? DefaultCustomer,
        ServerUrl = null,
        Peers = [],
        Database = null,
        DataKey = keepsBookings ? given.DataKey : RandomNumberGenerator.GetBytes(32),
    };

    // Its clock is the machine's own, and it is never closed: a rehearsal goes at any hour.
    private static Restaurant Always(string name) => PhoneNumber.TryParse(RestaurantNumber, out var number)
        ? new Restaurant(name, number) { Address = "Marktstaette 1, 78462 Konstanz", City = "Konstanz", Cuisine = "italian;pizza", Price = 2 }
        : throw new FormatException(RestaurantNumber);

    private static string Token(int bytes) => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(bytes));
}
