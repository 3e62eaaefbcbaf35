namespace Concierge.Restaurants.Google;

internal sealed record GoogleErrorDetail(string? Reason);
