namespace Concierge.Restaurants.Import;

/// <summary>What is taken for granted of entries that do not say it.</summary>
public sealed record ImportOptions
{
    /// <summary>The country of numbers without a country code, ISO 3166; <see langword="null"/> when there is none to take.</summary>
    public string? Country { get; init; }

    /// <summary>IANA.</summary>
    public string? TimeZone { get; init; }

    /// <summary>BCP 47.</summary>
    public string? Language { get; init; }

    /// <summary>The country of numbers, also by the time zone.</summary>
    internal string? NumberCountry => Country ?? TimeZones.Country(TimeZone);
}
