using Concierge.Language.Phones;

namespace Concierge.Restaurants.Google;

/// <summary>Maps a Google place to a restaurant.</summary>
internal static class GooglePlaceMapper
{
    private const int MaxNameLength = 200;
    private const string TypeEnding = "_restaurant";

    private static readonly string[] TownTypes = ["locality", "postal_town", "administrative_area_level_3"];

    /// <summary>Maps a place; returns <see langword="null"/> if it cannot be called or is closed, permanently or temporarily.</summary>
    public static Restaurant? TryMap(GooglePlace place)
    {
        if (place.BusinessStatus is "CLOSED_PERMANENTLY" or "CLOSED_TEMPORARILY"
            || place.DisplayName?.Text?.Trim() is not { Length: > 0 and <= MaxNameLength } name || name.Any(char.IsControl)
            || PhoneNumberFieldParser.Parse(place.InternationalPhoneNumber, country: null).Number is not { IsPremiumRate: false } number)
        {
            return null;
        }

        return new Restaurant(name, number)
        {
            Address = place.FormattedAddress,
            City = TownTypes
                .Select(type => place.AddressComponents?.FirstOrDefault(part => part.Types?.Contains(type) == true)?.LongText)
                .FirstOrDefault(town => town is not null),
            Cuisine = Cuisine(place),
            Price = GooglePriceMapper.ParseLevel(place.PriceLevel),
            OpeningHours = GoogleHoursFormatter.TryFormat(place.RegularOpeningHours?.Periods),
            TimeZone = place.TimeZone?.Id is { } zone && TimeZoneRegistry.Exists(zone) ? zone
                : TimeZoneRegistry.FindByPlace(place.Location?.Latitude, place.Location?.Longitude, NumberingPlan.FindCountry(number))
                    ?? TimeZoneRegistry.FindByNumberOrCountry(number),
            Website = place.WebsiteUri,
            Latitude = place.Location?.Latitude,
            Longitude = place.Location?.Longitude,
            Source = "google",
            SourceId = place.Id,
        };
    }

    // "italian_restaurant" is a cuisine; "restaurant" and "point_of_interest" are not.
    private static string? Cuisine(GooglePlace place)
    {
        var kinds = (place.Types ?? []).Prepend(place.PrimaryType ?? "")
            .Where(type => type.EndsWith(TypeEnding, StringComparison.Ordinal))
            .Select(type => type[..^TypeEnding.Length].Replace('_', ' '))
            .Distinct()
            .ToArray();
        return kinds.Length == 0 ? null : string.Join(';', kinds);
    }
}
