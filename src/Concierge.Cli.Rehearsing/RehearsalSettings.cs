using System.Security.Cryptography;
using Concierge.Agents;
using Concierge.Language.Phones;
using Concierge.Media.Realtime;
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
        ConciergeSettings given, IReadOnlyList<Restaurant> restaurants, string? agentModel = null, bool keepsBookings = false) => new()
        {
            Realtime = given.Realtime with { ApiKey = $"sk-rehearsal-{CreateToken(16)}", Model = new RealtimeOptions().Model },
            Agents = CreateAgentOptions(given, agentModel),
            Twilio = new() { AccountSid = $"AC{CreateToken(16)}", AuthToken = CreateToken(16), PhoneNumber = OwnNumber, PublicDomain = PublicDomain },
            Restaurants = new()
            {
                DemoName = given.Restaurants.DemoName ?? DefaultRestaurant,
                DemoPhone = RestaurantNumber,
                AllowedPhoneNumbers = [.. restaurants.Select(restaurant => restaurant.PhoneNumber.E164), .. RehearsalWebSearch.Numbers],
            },

            // A retry would add minutes to a rehearsal. CALL_RETRIES turns retries on.
            Calls = given.Calls with { Retries = given.Calls.Retries ?? 0 },

            // Its restaurants have nothing to do but answer: a second booking does not wait.
            Limits = CreateLimits(given.Limits, keepsBookings),
            Guest = given.Guest with { Name = given.Guest.Name ?? DefaultCustomer },
            Server = given.Server with { Port = 0, ServerUrl = null, Cluster = null },
            Storage = new() { DataKey = keepsBookings ? given.Storage.DataKey : RandomNumberGenerator.GetBytes(32) },
        };

    // A database that keeps bookings keeps the times of earlier rehearsals too, which count for nothing.
    private static CallLimitOptions CreateLimits(CallLimitOptions given, bool keepsBookings) => keepsBookings
        ? given with { Pause = TimeSpan.Zero, CallsPerHour = int.MaxValue, CallsPerDay = int.MaxValue }
        : given with { Pause = TimeSpan.Zero };

    /// <summary>Creates the restaurants that the directory knows: the default one, and those given.</summary>
    /// <param name="settings">The rehearsal's settings.</param>
    /// <param name="restaurants">The rehearsal's restaurants, in addition to the default one.</param>
    public static KnownRestaurants CreateKnownRestaurants(ConciergeSettings settings, IReadOnlyList<Restaurant> restaurants) =>
        new([CreateDefaultRestaurant(settings.Restaurants.DemoName ?? DefaultRestaurant), .. restaurants]);

    private static AgentOptions CreateAgentOptions(ConciergeSettings given, string? agentModel)
    {
        if (agentModel is null)
        {
            return given.Agents with { Model = ChatClientFactory.RuleBasedModel, BaseUrl = null, ApiKey = null };
        }

        var (address, key) = ChatClientFactory.GetServer(given.Agents, given.Realtime);
        return given.Agents with { Model = agentModel, BaseUrl = address, ApiKey = key };
    }

    // It has no time zone and no opening hours, so that a rehearsal works at any hour.
    private static Restaurant CreateDefaultRestaurant(string name) => PhoneNumber.TryParse(RestaurantNumber, out var number)
        ? new Restaurant(name, number) { Address = "Marktstaette 1, 78462 Konstanz", City = "Konstanz", Cuisine = "italian;pizza", Price = 2 }
        : throw new FormatException(RestaurantNumber);

    private static string CreateToken(int bytes) => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(bytes));
}
