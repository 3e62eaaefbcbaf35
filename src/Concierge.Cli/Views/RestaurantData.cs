using Concierge.Options;
using Concierge.Reservations;
using Concierge.Restaurants;

namespace Concierge.Cli.Views;

/// <summary>A restaurant as <c>--json</c> prints it.</summary>
/// <param name="Id">Its ID in the directory.</param>
/// <param name="Name">Its name.</param>
/// <param name="PhoneNumber">E.164.</param>
/// <param name="Address">Street and town.</param>
/// <param name="City">The town.</param>
/// <param name="Cuisine">Separated by semicolons.</param>
/// <param name="Price">1 to 4.</param>
/// <param name="OpeningHours">In OpenStreetMap's syntax.</param>
/// <param name="Open">open, closed or unknown, now.</param>
/// <param name="TimeZone">IANA.</param>
/// <param name="Language">BCP 47.</param>
/// <param name="Website">Its website.</param>
/// <param name="Source">Where the entry comes from.</param>
/// <param name="MayBeCalled">Whether the settings allow calls to it.</param>
internal sealed record RestaurantData(
    long? Id,
    string Name,
    string PhoneNumber,
    string? Address,
    string? City,
    string? Cuisine,
    int? Price,
    string? OpeningHours,
    string Open,
    string? TimeZone,
    string? Language,
    string? Website,
    string? Source,
    bool MayBeCalled)
{
    public static RestaurantData Of(Restaurant restaurant, ConciergeSettings settings) => new(
        restaurant.Id,
        restaurant.Name,
        restaurant.PhoneNumber.E164,
        restaurant.Address,
        restaurant.City,
        restaurant.Cuisine,
        restaurant.Price,
        restaurant.OpeningHours,
        GetOpenState(restaurant),
        restaurant.TimeZone,
        restaurant.Language,
        restaurant.Website,
        restaurant.Source,
        settings.MayCall(restaurant.PhoneNumber));

    // Without a time zone its local time is unknown.
    private static string GetOpenState(Restaurant restaurant) => restaurant.TimeZone is null ? "unknown"
        : Restaurants.Hours.OpeningHours.Of(restaurant)
            .StateAt(new LocalClock(TimeProvider.System).Now(restaurant.TimeZone)).ToString().ToLowerInvariant();
}
