using System.Security.Cryptography;
using Concierge.Agents;
using Concierge.Language.Phones;
using Concierge.Options;
using Concierge.Restaurants;

namespace Concierge.Cli.Rehearsing;

/// <summary>The settings of a rehearsal. They contain only accounts that exist on this machine, so that nothing is sent out by mistake.</summary>
internal static class RehearsalSettings
{
    public const string PublicDomain = "concierge.rehearsal.invalid";
    public const string OwnNumber = "+14155550100";
    public const string RestaurantNumber = "+14155550123";
    public const string DefaultRestaurant = "Luigi's";
    public const string DefaultCustomer = "John Smith";

    /// <summary>Creates the settings. The user's settings about bookings are kept: names, limits, the audio chunk.</summary>
    /// <param name="given">The user's settings.</param>
    /// <param name="restaurants">The rehearsal's restaurants, in addition to the default one.</param>
    /// <param name="agentModel">
    /// The chat model that runs the agents, the only account of the user's that is used; <see langword="null"/> for the built-in model.
    /// </param>
    /// <param name="keepsBookings">Whether its bookings are kept after the rehearsal.</param>
    public static ConciergeSettings From(
        ConciergeSettings given, IReadOnlyList<Restaurant> restaurants, string? agentModel = null, bool keepsBookings = false) => given with
        {
            OpenAIApiKey = $"sk-rehearsal-{CreateToken(16)}",
            RealtimeModel = new ConciergeSettings().RealtimeModel,
            AgentModel = agentModel ?? ChatClientFactory.RuleBasedModel,
            AgentBaseUrl = agentModel is null ? null : ChatClientFactory.GetServer(given).Address,
            AgentApiKey = agentModel is null ? null : ChatClientFactory.GetServer(given).Key,
            TwilioAccountSid = $"AC{CreateToken(16)}",
            TwilioAuthToken = CreateToken(16),
            TwilioPhoneNumber = OwnNumber,
            PublicDomain = PublicDomain,
            Port = 0,
            DemoRestaurantName = given.DemoRestaurantName ?? DefaultRestaurant,
            DemoRestaurantPhone = RestaurantNumber,
            AllowedPhoneNumbers = [.. restaurants.Select(restaurant => restaurant.PhoneNumber.E164)],
            KnownRestaurants = [CreateDefaultRestaurant(given.DemoRestaurantName ?? DefaultRestaurant), .. restaurants],
            GooglePlacesApiKey = null,

            // A retry would add minutes to a rehearsal. CALL_RETRIES turns retries on.
            CallRetries = given.CallRetries ?? 0,
            CustomerName = given.CustomerName ?? DefaultCustomer,
            ServerUrl = null,
            Peers = [],
            Database = null,
            DataKey = keepsBookings ? given.DataKey : RandomNumberGenerator.GetBytes(32),
        };

    // It has no time zone and no opening hours, so that a rehearsal works at any hour.
    private static Restaurant CreateDefaultRestaurant(string name) => PhoneNumber.TryParse(RestaurantNumber, out var number)
        ? new Restaurant(name, number) { Address = "Marktstaette 1, 78462 Konstanz", City = "Konstanz", Cuisine = "italian;pizza", Price = 2 }
        : throw new FormatException(RestaurantNumber);

    private static string CreateToken(int bytes) => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(bytes));
}
