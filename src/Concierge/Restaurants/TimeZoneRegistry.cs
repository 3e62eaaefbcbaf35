using System.Collections.Frozen;
using NodaTime.TimeZones;

namespace Concierge.Restaurants;

/// <summary>Maps countries and time zones with the IANA database.</summary>
internal static class TimeZoneRegistry
{
    private static readonly FrozenDictionary<string, string> CountryOf =
        TzdbDateTimeZoneSource.Default.ZoneLocations!.ToFrozenDictionary(location => location.ZoneId, location => location.CountryCode);

    private static readonly ILookup<string, string> ZonesOf =
        TzdbDateTimeZoneSource.Default.ZoneLocations!.ToLookup(location => location.CountryCode, location => location.ZoneId);

    /// <summary>Returns whether a time zone exists.</summary>
    public static bool Exists(string timeZone) => NodaTime.DateTimeZoneProviders.Tzdb.GetZoneOrNull(timeZone) is not null;

    /// <summary>Returns the country of a time zone, ISO 3166 (<c>DE</c>); <see langword="null"/> if unknown.</summary>
    public static string? FindCountry(string? timeZone) => timeZone is null ? null : CountryOf.GetValueOrDefault(timeZone);

    /// <summary>Returns the only time zone of a country; <see langword="null"/> if unknown or ambiguous.</summary>
    /// <param name="country">ISO 3166, two letters.</param>
    public static string? FindSingleZone(string country)
    {
        // Büsingen, a German village inside Switzerland, has a zone of its own with the same time as Germany since 1980.
        var zones = ZonesOf[country.ToUpperInvariant()].Where(zone => zone != "Europe/Busingen").Take(2).ToArray();
        return zones.Length == 1 ? zones[0] : null;
    }
}
