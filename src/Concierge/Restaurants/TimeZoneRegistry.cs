using System.Collections.Frozen;
using Concierge.Language.Phones;
using NodaTime;
using NodaTime.TimeZones;

namespace Concierge.Restaurants;

/// <summary>Maps countries and time zones with the IANA database.</summary>
internal static class TimeZoneRegistry
{
    private const int Days = 3650;

    private static readonly Instant Since = Instant.FromUtc(2026, 1, 1, 0, 0);

    private static readonly FrozenDictionary<string, string> CountryOf =
        TzdbDateTimeZoneSource.Default.ZoneLocations!.ToFrozenDictionary(location => location.ZoneId, location => location.CountryCode);

    // A country's principal zone stands first.
    private static readonly FrozenDictionary<string, int> Order =
        TzdbDateTimeZoneSource.Default.ZoneLocations!.Select((location, index) => (location.ZoneId, Index: index))
            .ToFrozenDictionary(zone => zone.ZoneId, zone => zone.Index);

    private static readonly ILookup<string, string> ZonesOf =
        TzdbDateTimeZoneSource.Default.ZoneLocations!.ToLookup(location => location.CountryCode, location => location.ZoneId);

    /// <summary>Returns whether a time zone exists.</summary>
    public static bool Exists(string timeZone) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(timeZone) is not null;

    /// <summary>Returns the country of a time zone, ISO 3166 (<c>DE</c>); <see langword="null"/> if unknown.</summary>
    public static string? FindCountry(string? timeZone) => timeZone is null ? null : CountryOf.GetValueOrDefault(timeZone);

    /// <summary>Returns the time zone of a number's area; <see langword="null"/> if unknown or ambiguous.</summary>
    public static string? FindByNumber(PhoneNumber number) => NumberingPlan.FindTimeZones(number) is [var only] && Exists(only) ? only : null;

    /// <summary>Returns the time zone of a number's area, or else the only one of its country; <see langword="null"/> if unknown or ambiguous.</summary>
    public static string? FindByNumberOrCountry(PhoneNumber number) =>
        FindByNumber(number) ?? (NumberingPlan.FindCountry(number) is { } country ? FindSingleZone(country) : null);

    /// <summary>Returns the time zone of a place; <see langword="null"/> if unknown, or if zones with different clocks meet there.</summary>
    /// <param name="north">Degrees north, -90 to 90.</param>
    /// <param name="east">Degrees east, -180 to 180.</param>
    /// <param name="country">ISO 3166, two letters: only its zones count. <see langword="null"/> for those of every country.</param>
    public static string? FindByPlace(double? north, double? east, string? country)
    {
        if (north is not { } latitude || east is not { } longitude)
        {
            return null;
        }

        var zones = TimeZoneAreas.Find(latitude, longitude)
            .Where(id => Exists(id) && (country is null || CountryOf.GetValueOrDefault(id) == country))
            .OrderBy(id => Order.GetValueOrDefault(id, int.MaxValue))
            .Select(id => DateTimeZoneProviders.Tzdb[id])
            .ToList();
        return zones.Count > 0 && zones.TrueForAll(zone => HasSameTime(zones[0], zone)) ? zones[0].Id : null;
    }

    /// <summary>Returns the only time zone of a country; <see langword="null"/> if unknown or ambiguous.</summary>
    /// <param name="country">ISO 3166, two letters.</param>
    /// <remarks>Zones whose clocks have shown the same since <see cref="Since"/> count as one: Büsingen and Berlin, the provinces of Argentina.</remarks>
    public static string? FindSingleZone(string country)
    {
        var zones = ZonesOf[country.ToUpperInvariant()].Select(id => DateTimeZoneProviders.Tzdb[id]).ToList();
        return zones.Count > 0 && zones.TrueForAll(zone => HasSameTime(zones[0], zone)) ? zones[0].Id : null;
    }

    private static bool HasSameTime(DateTimeZone one, DateTimeZone other) =>
        GetOffsets(one).SequenceEqual(GetOffsets(other));

    private static IEnumerable<(Instant Start, Offset Offset)> GetOffsets(DateTimeZone zone) =>
        zone.GetZoneIntervals(new Interval(Since, Since + Duration.FromDays(Days)), ZoneEqualityComparer.Options.OnlyMatchWallOffset)
            .Select(interval => (Instant.Max(interval.HasStart ? interval.Start : Since, Since), interval.WallOffset));
}
