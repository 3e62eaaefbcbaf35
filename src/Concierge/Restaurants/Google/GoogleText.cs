namespace Concierge.Restaurants.Google;

internal sealed record GoogleText(string? Text, string? LanguageCode);
