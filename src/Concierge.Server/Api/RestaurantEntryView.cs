using Concierge.Options;
using Concierge.Reservations;
using Concierge.Restaurants;
using Concierge.Restaurants.Hours;

namespace Concierge.Server.Api;

/// <summary>A restaurant of the directory.</summary>
/// <param name="Id">Its number there; absent for the restaurant of the settings and those of a web search.</param>
/// <param name="Name">Its name.</param>
/// <param name="PhoneNumber">E.164.</param>
/// <param name="Address">Street and town.</param>
/// <param name="City">The town.</param>
/// <param name="Cuisine">Separated by semicolons.</param>
/// <param name="Price">1 (cheap) to 4.</param>
/// <param name="OpeningHours">In OpenStreetMap's opening_hours syntax.</param>
/// <param name="OpenNow">open, closed or unknown.</param>
/// <param name="NextOpening">When it opens next, on its own clock; absent when it is open or that is not known.</param>
/// <param name="TimeZone">IANA.</param>
/// <param name="Language">The language spoken on its telephone, BCP 47.</param>
/// <param name="Website">Its page.</param>
/// <param name="Source">Where the entry comes from: osm, csv:FILE, user, google.</param>
/// <param name="MayBeCalled">Whether the settings allow it to be telephoned.</param>
public sealed record RestaurantEntryView(
    long? Id,
    string Name,
    string PhoneNumber,
    string? Address,
    string? City,
    string? Cuisine,
    int? Price,
    string? OpeningHours,
    string OpenNow,
    string? NextOpening,
    string? TimeZone,
    string? Language,
    string? Website,
    string? Source,
    bool MayBeCalled)
{
    internal static RestaurantEntryView Of(Restaurant restaurant, ConciergeSettings settings, LocalClock clock)
    {
        var hours = Concierge.Restaurants.Hours.OpeningHours.Of(restaurant);

        // Without a time zone nobody knows what its clock shows.
        var now = clock.Now(restaurant.TimeZone);
        var state = restaurant.TimeZone is null ? OpenState.Unknown : hours.StateAt(now);
        return new RestaurantEntryView(
            restaurant.Id,
            restaurant.Name,
            restaurant.PhoneNumber.E164,
            restaurant.Address,
            restaurant.City,
            restaurant.Cuisine,
            restaurant.Price,
            restaurant.OpeningHours,
            state.ToString().ToLowerInvariant(),
            state == OpenState.Closed && hours.NextOpening(now) is { } opening ? opening.ToString("uuuu-MM-ddTHH:mm", System.Globalization.CultureInfo.InvariantCulture) : null,
            restaurant.TimeZone,
            restaurant.Language,
            restaurant.Website,
            restaurant.Source,
            settings.MayCall(restaurant.PhoneNumber));
    }
}
