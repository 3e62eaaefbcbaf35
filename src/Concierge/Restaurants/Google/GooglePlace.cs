namespace Concierge.Restaurants.Google;

internal sealed record GooglePlace
{
    public string? Id { get; init; }

    public GoogleLocalizedText? DisplayName { get; init; }

    public string? FormattedAddress { get; init; }

    public IReadOnlyList<GoogleAddressComponent>? AddressComponents { get; init; }

    public GoogleLocation? Location { get; init; }

    public string? InternationalPhoneNumber { get; init; }

    public string? PriceLevel { get; init; }

    public string? PrimaryType { get; init; }

    public IReadOnlyList<string>? Types { get; init; }

    public GoogleOpeningHours? RegularOpeningHours { get; init; }

    public GoogleTimeZone? TimeZone { get; init; }

    public string? WebsiteUri { get; init; }

    /// <summary><c>OPERATIONAL</c>, <c>CLOSED_TEMPORARILY</c>, <c>CLOSED_PERMANENTLY</c>.</summary>
    public string? BusinessStatus { get; init; }
}
