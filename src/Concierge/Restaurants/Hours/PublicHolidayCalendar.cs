using System.Collections.Concurrent;
using System.Collections.Frozen;
using NodaTime;
using PublicHoliday;

namespace Concierge.Restaurants.Hours;

/// <summary>
/// The days of <c>PH</c>: a country's nationwide public holidays, on the day itself and on its substitute day. Regional holidays are not
/// included.
/// </summary>
/// <remarks>The package PublicHoliday, corrected by <c>public-holidays.tsv</c>, which names its sources.</remarks>
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

    // A number of the Vatican (+39 06 698) can also be one of Rome, and its zone keeps Rome's time.
    private static readonly FrozenDictionary<string, string> Neighbours = new Dictionary<string, string> { ["VA"] = "IT" }.ToFrozenDictionary();

    private static readonly ILookup<string, HolidayCorrection> Corrections = HolidayCorrection.ReadAll().ToLookup(correction => correction.Country);

    private static readonly ConcurrentDictionary<(string Country, int Year), FrozenSet<LocalDate>> Known = new();

    /// <summary>The countries whose holidays are known, ISO 3166.</summary>
    public static IEnumerable<string> Countries => Calendars.Keys.Union(Corrections.Select(corrections => corrections.Key)).Order(StringComparer.Ordinal);

    /// <summary>Returns a test for the public holidays of the country of a time zone.</summary>
    /// <param name="timeZone">IANA; <see langword="null"/> if unknown.</param>
    /// <returns><see langword="null"/> when the country or its holidays are not known.</returns>
    public static Func<LocalDate, bool>? ForTimeZone(string? timeZone) =>
        TimeZoneRegistry.FindCountry(timeZone) is { } country ? ForCountry(Neighbours.GetValueOrDefault(country, country)) : null;

    /// <summary>Returns a test for the public holidays of a country.</summary>
    /// <param name="country">ISO 3166, two letters.</param>
    /// <returns><see langword="null"/> when its holidays are not known.</returns>
    public static Func<LocalDate, bool>? ForCountry(string country) => Calendars.ContainsKey(country) || Corrections.Contains(country)
        ? date => Known.GetOrAdd((country, date.Year), of => FindDays(of.Country, of.Year)).Contains(date)
        : null;

    private static FrozenSet<LocalDate> FindDays(string country, int year)
    {
        var days = FindLibraryDays(country, year);
        foreach (var correction in Corrections[country].Where(correction => year >= correction.FirstYear))
        {
            if (HolidayDate.Find(correction.Days, year) is { } day)
            {
                _ = correction.IsHoliday ? days.Add(day) : days.Remove(day);
            }
        }

        return days.ToFrozenSet();
    }

    // The substitute day of a holiday can be in the year before: 31 December 2027 for 1 January 2028 in the United States.
    private static HashSet<LocalDate> FindLibraryDays(string country, int year)
    {
        if (!Calendars.TryGetValue(country, out var calendar))
        {
            return [];
        }

        // The calendars cache results in instance fields and are not thread-safe.
        lock (calendar)
        {
            return [.. new[] { year, year + 1 }
                .SelectMany(calendar.PublicHolidaysInformation)
                .SelectMany(holiday => new[] { holiday.HolidayDate, holiday.ObservedDate })
                .Select(LocalDate.FromDateTime)
                .Where(day => day.Year == year)];
        }
    }
}
