namespace Concierge.Restaurants.Google;

internal sealed record GoogleLocalizedText(string? Text, string? LanguageCode);
