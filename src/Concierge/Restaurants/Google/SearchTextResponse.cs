namespace Concierge.Restaurants.Google;

/// <summary>The answer of <c>places:searchText</c>, as far as its field mask asks for it. Without results it is an empty object.</summary>
internal sealed record SearchTextResponse(IReadOnlyList<GooglePlace>? Places);

internal sealed record GooglePlace
{
    public string? Id { get; init; }

    public GoogleText? DisplayName { get; init; }

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

internal sealed record GoogleText(string? Text, string? LanguageCode);

internal sealed record GoogleAddressComponent(string? LongText, IReadOnlyList<string>? Types);

internal sealed record GoogleLocation(double Latitude, double Longitude);

internal sealed record GoogleTimeZone(string? Id);

internal sealed record GoogleOpeningHours(IReadOnlyList<GooglePeriod>? Periods);

/// <summary>From an opening to the next closing; without one, it never closes.</summary>
internal sealed record GooglePeriod(GooglePoint? Open, GooglePoint? Close);

/// <summary>A time in the week. What is zero may be left out.</summary>
/// <param name="Day">0 is Sunday.</param>
internal sealed record GooglePoint(int Day, int Hour, int Minute);
