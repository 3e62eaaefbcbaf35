namespace Concierge.Restaurants.Google;

internal sealed record GoogleOpeningHours(IReadOnlyList<GooglePeriod>? Periods);
