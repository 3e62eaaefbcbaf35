namespace Concierge.Restaurants.Google;

internal sealed record GoogleTimeZone(string? Id);
