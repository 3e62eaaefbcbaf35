using Concierge.Calls.Limits;
using Concierge.Contracts;
using Concierge.Contracts.Api;
using Concierge.Reservations;
using Concierge.Restaurants;
using Concierge.Restaurants.Hours;

namespace Concierge.Server.Mapping;

/// <summary>Creates a <see cref="RestaurantEntryView"/>.</summary>
internal static class RestaurantEntryViewMapper
{
    public static RestaurantEntryView Map(Restaurant restaurant, PhoneNumberPolicy numbers, BlockReason? block, LocalClock clock)
    {
        var hours = Concierge.Restaurants.Hours.OpeningHours.ForRestaurant(restaurant);

        // Without a time zone the restaurant's local time is unknown.
        var now = clock.GetNow(restaurant.TimeZone);
        var state = restaurant.TimeZone is null ? OpenState.Unknown : hours.GetState(now);
        return new RestaurantEntryView
        {
            Id = restaurant.Id,
            Name = restaurant.Name,
            PhoneNumber = restaurant.PhoneNumber.E164,
            Address = restaurant.Address,
            City = restaurant.City,
            Cuisine = restaurant.Cuisine,
            Price = restaurant.Price,
            OpeningHours = restaurant.OpeningHours,
            OpenNow = state.ToString().ToLowerInvariant(),
            NextOpening = state == OpenState.Closed && hours.FindNextOpening(now) is { } opening
                ? opening.ToString("uuuu-MM-ddTHH:mm", System.Globalization.CultureInfo.InvariantCulture)
                : null,
            TimeZone = restaurant.TimeZone,
            Language = restaurant.Language,
            Website = restaurant.Website,
            Source = restaurant.Source,
            MayBeCalled = block is null && numbers.IsAllowed(restaurant.PhoneNumber),
            Block = block,
        };
    }
}
