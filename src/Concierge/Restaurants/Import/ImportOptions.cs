namespace Concierge.Restaurants.Import;

/// <summary>Default values for entries that do not have them.</summary>
public sealed record ImportOptions
{
    /// <summary>The country of numbers without a country code, ISO 3166; <see langword="null"/> for no default.</summary>
    public string? Country { get; init; }

    /// <summary>IANA.</summary>
    public string? TimeZone { get; init; }

    /// <summary>BCP 47.</summary>
    public string? Language { get; init; }

    /// <summary>The default country of phone numbers, derived from the time zone if no country is set.</summary>
    internal string? NumberCountry => Country ?? TimeZoneRegistry.FindCountry(TimeZone);
}
