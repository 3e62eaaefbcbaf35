using Concierge.Restaurants;
using NodaTime.TimeZones;

namespace Concierge.Tests.Restaurants;

/// <summary>The time zone of a place on earth.</summary>
public class TimeZoneAreasTests
{
    [Theory]
    [InlineData(40.7128, -74.0060, "US", "America/New_York")]
    [InlineData(41.8781, -87.6298, "US", "America/Chicago")]
    [InlineData(36.1627, -86.7816, "US", "America/Chicago")]
    [InlineData(31.7619, -106.4850, "US", "America/Denver")]
    [InlineData(33.4484, -112.0740, "US", "America/Phoenix")]
    [InlineData(21.3069, -157.8583, "US", "Pacific/Honolulu")]
    [InlineData(32.5149, -117.0382, "MX", "America/Tijuana")]
    [InlineData(21.1619, -86.8515, "MX", "America/Cancun")]
    [InlineData(-28.0023, 153.4145, "AU", "Australia/Brisbane")]
    [InlineData(-33.8688, 151.2093, "AU", "Australia/Sydney")]
    [InlineData(-31.9523, 115.8613, "AU", "Australia/Perth")]
    [InlineData(28.1235, -15.4363, "ES", "Atlantic/Canary")]
    [InlineData(38.5244, -28.7, "PT", "Atlantic/Azores")]
    [InlineData(43.1155, 131.8855, "RU", "Asia/Vladivostok")]
    [InlineData(-3.1190, -60.0217, "BR", "America/Manaus")]
    [InlineData(47.6779, 9.1732, "DE", "Europe/Berlin")]
    [InlineData(47.6779, 9.1732, "CH", "Europe/Zurich")]
    [InlineData(43.6532, -79.3832, null, "America/Toronto")]
    [InlineData(59.9139, 10.7522, null, "Europe/Oslo")]
    [InlineData(90.0, 0.0, "US", null)]
    [InlineData(0.0, -30.0, null, null)]
    [InlineData(47.6779, 9.1732, "US", null)]
    [InlineData(null, 9.1732, "DE", null)]
    public void A_place_has_the_zone_of_its_country(double? north, double? east, string? country, string? zone) =>
        TimeZoneRegistry.FindByPlace(north, east, country).ShouldBe(zone);

    // The boundary of Alabama, which is an hour behind Georgia.
    [Fact]
    public void Where_clocks_of_one_country_meet_no_zone_is_guessed() => TimeZoneRegistry.FindByPlace(33.05, -85.25, "US").ShouldBeNull();

    [Theory]
    [InlineData(-90, -180)]
    [InlineData(-90, 180)]
    [InlineData(90, -180)]
    [InlineData(90, 180)]
    public void The_edges_of_the_map_are_on_it(double north, double east) => Should.NotThrow(() => TimeZoneAreas.Find(north, east));

    [Fact]
    public void The_principal_place_of_every_zone_lies_in_it()
    {
        var wrong = TzdbDateTimeZoneSource.Default.ZoneLocations!
            .Where(location => !TimeZoneAreas.Find(location.Latitude, location.Longitude).Contains(location.ZoneId))
            .Select(location => location.ZoneId)
            .ToList();

        wrong.Count.ShouldBeLessThan(20, string.Join(' ', wrong));
    }
}
