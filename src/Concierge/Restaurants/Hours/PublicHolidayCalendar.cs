using System.Collections.Concurrent;
using System.Collections.Frozen;
using NodaTime;
using PublicHoliday;

namespace Concierge.Restaurants.Hours;

/// <summary>The days of <c>PH</c>: a country's national public holidays, on the actual and the observed day. Regional holidays are not included.</summary>
internal static class PublicHolidayCalendar
{
    private static readonly FrozenDictionary<string, IPublicHolidays> Calendars = new Dictionary<string, IPublicHolidays>
    {
        ["AT"] = new AustriaPublicHoliday(),
        ["BE"] = new BelgiumPublicHoliday(),
        ["CZ"] = new CzechRepublicPublicHoliday(),
        ["DE"] = new GermanPublicHoliday(),
        ["DK"] = new DenmarkPublicHoliday(),
        ["ES"] = new SpainPublicHoliday(),
        ["FR"] = new FrancePublicHoliday(),
        ["GB"] = new UKBankHoliday(),
        ["GR"] = new GreecePublicHoliday(),
        ["HU"] = new HungaryPublicHoliday(),
        ["IE"] = new IrelandPublicHoliday(),
        ["IT"] = new ItalyPublicHoliday(),
        ["JP"] = new JapanPublicHoliday(),
        ["LU"] = new LuxembourgPublicHoliday(),
        ["NL"] = new DutchPublicHoliday(),
        ["NO"] = new NorwayPublicHoliday(),
        ["NZ"] = new NewZealandPublicHoliday(),
        ["PL"] = new PolandPublicHoliday(),
        ["PT"] = new PortugalPublicHoliday(),
        ["SE"] = new SwedenPublicHoliday(),
        ["US"] = new USAPublicHoliday(),
    }.ToFrozenDictionary();

    private static readonly ConcurrentDictionary<(string Country, int Year), FrozenSet<LocalDate>> Known = new();

    /// <summary>Returns a test for the public holidays of the country of a time zone.</summary>
    /// <param name="timeZone">IANA; <see langword="null"/> if unknown.</param>
    /// <returns><see langword="null"/> when the country or its holidays are not known.</returns>
    public static Func<LocalDate, bool>? ForTimeZone(string? timeZone) =>
        TimeZoneRegistry.FindCountry(timeZone) is { } country && Calendars.ContainsKey(country)
            ? date => Known.GetOrAdd((country, date.Year), Days).Contains(date)
            : null;

    private static FrozenSet<LocalDate> Days((string Country, int Year) of)
    {
        // The calendars cache results in instance fields and are not thread-safe.
        var calendar = Calendars[of.Country];
        lock (calendar)
        {
            return calendar.PublicHolidaysInformation(of.Year)
                .SelectMany(holiday => new[] { holiday.HolidayDate, holiday.ObservedDate })
                .Select(LocalDate.FromDateTime)
                .ToFrozenSet();
        }
    }
}
