namespace Concierge.Restaurants.Google;

internal sealed record GoogleAddressComponent(string? LongText, IReadOnlyList<string>? Types);
