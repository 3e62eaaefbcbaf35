namespace Concierge.Restaurants;

/// <summary>A restaurant that can be telephoned.</summary>
/// <param name="Name">As it is spoken and shown.</param>
/// <param name="PhoneNumber">Its number.</param>
public sealed record Restaurant(string Name, PhoneNumber PhoneNumber)
{
    /// <summary>IANA time zone (<c>Europe/Berlin</c>); <see langword="null"/> when not known, and the user's own is then taken.</summary>
    public string? TimeZone { get; init; }

    /// <summary>Street and town, for telling namesakes apart.</summary>
    public string? Address { get; init; }

    /// <summary>Cuisine in a word or two.</summary>
    public string? Cuisine { get; init; }
}
