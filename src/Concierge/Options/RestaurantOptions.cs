namespace Concierge.Options;

/// <summary>Which restaurants are known without the directory, and which numbers may be called.</summary>
public sealed record RestaurantOptions
{
    /// <summary><c>DEMO_RESTAURANT_NAME</c>.</summary>
    public string? DemoName { get; init; }

    /// <summary><c>DEMO_RESTAURANT_PHONE</c>, E.164.</summary>
    public string? DemoPhone { get; init; }

    /// <summary><c>ALLOWED_PHONE_NUMBERS</c>: the only numbers that may be dialled, E.164. The demo restaurant's is always among them.</summary>
    public IReadOnlyList<string> AllowedPhoneNumbers { get; init; } = [];

    /// <summary><c>GOOGLE_PLACES_API_KEY</c>: switches the search of Google Places on.</summary>
    public string? GooglePlacesApiKey { get; init; }

    /// <summary><c>GOOGLE_PLACES_BASE_URL</c>.</summary>
    public Uri GooglePlacesBaseUrl { get; init; } = new("https://places.googleapis.com/");
}
