using Concierge.Restaurants.Import;

namespace Concierge.Tests.Restaurants.Import;

public class EntryValidatorTests
{
    [Theory]
    [InlineData("+49 7531 12345", null, "+49753112345")]
    [InlineData("0049 7531 12345", null, "+49753112345")]
    [InlineData("+49 (0)7531 12345", null, "+49753112345")]
    [InlineData("+49-7531-12345", null, "+49753112345")]
    [InlineData("tel:+49753112345", null, "+49753112345")]
    [InlineData("07531 12345", "DE", "+49753112345")]
    [InlineData("07531/12345", "DE", "+49753112345")]
    [InlineData("(07531) 12345", "DE", "+49753112345")]
    [InlineData("(206) 555-0123", "US", "+12065550123")]
    [InlineData("206.555.0123", "US", "+12065550123")]
    [InlineData("1-206-555-0123", "US", "+12065550123")]
    [InlineData("020 7946 0000", "GB", "+442079460000")]
    [InlineData("01 42 27 78 92", "FR", "+33142277892")]
    [InlineData("06 6982 1234", "IT", "+390669821234")]
    [InlineData("044 668 18 00", "CH", "+41446681800")]
    [InlineData("01 5125000", "AT", "+4315125000")]
    [InlineData("912 34 56 78", "ES", "+34912345678")]
    public void A_number_is_read_in_the_forms_of_its_country(string written, string? country, string expected) =>
        Read(Entry(written) with { Country = country }).Restaurant!.PhoneNumber.E164.ShouldBe(expected);

    [Theory]
    [InlineData("07531 12345", "it")]
    [InlineData("07531 12345", "Europe/Rome")]
    public void The_country_is_that_of_the_row_before_that_of_the_person(string written, string given)
    {
        var options = given.Length == 2 ? new ImportOptions { Country = given.ToUpperInvariant() } : new ImportOptions { TimeZone = given };
        Read(Entry(written) with { Country = "DE" }, options).Restaurant!.PhoneNumber.E164.ShouldBe("+49753112345");
        Read(Entry("06 6982 1234"), options).Restaurant!.PhoneNumber.E164.ShouldBe("+390669821234");
    }

    [Theory]
    [InlineData("", "it has no telephone number")]
    [InlineData("07531 12345", "its telephone number has no country code, and nothing tells the country")]
    [InlineData("+49 1", "its telephone number is not one that can be dialled")]
    [InlineData("call us", "its telephone number is not one that can be dialled")]
    [InlineData("112", "its telephone number is not one that can be dialled")]
    [InlineData("+49 900 1234567", "its telephone number costs more than an ordinary call")]
    public void A_number_that_cannot_be_dialled_makes_a_bad_row(string written, string reason) => Read(Entry(written)).Error.ShouldBe(reason);

    [Fact]
    public void The_first_number_that_can_be_dialled_is_taken() =>
        Read(Entry("fax", "+49 900 1234567", "+49 7531 12345")).Restaurant!.PhoneNumber.E164.ShouldBe("+49753112345");

    [Theory]
    [InlineData("+49 7531 12345 or +49 7531 12346", "its telephone number has several numbers, of which the first that can be dialled is used")]
    [InlineData("+49 7531 12345 x12", "its telephone number has an extension, which is not dialled")]
    [InlineData("+49 7531 12345 (Reservierung)", "its telephone number has a note, which is left out")]
    [InlineData("+39 (0)331 123456", null)]
    public void What_is_left_out_of_a_number_is_told(string written, string? remark) =>
        Read(Entry(written)).Remarks.Where(told => told.Contains("number")).ShouldBe(remark is null ? [] : [remark]);

    [Theory]
    [InlineData("+49 180 5 123456")]
    [InlineData("+44 845 123 4567")]
    public void A_number_at_shared_cost_is_called(string written) => Read(Entry(written)).Restaurant.ShouldNotBeNull();

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    [InlineData("Luigi\u0007s")]
    public void A_restaurant_needs_a_name(string? name) => Read(Entry("+49 7531 12345") with { Name = name }).Error.ShouldNotBeNull();

    [Theory]
    [InlineData("+49 7531 12345", "Europe/Berlin")]
    [InlineData("+1 206 555 0123", "America/Los_Angeles")]
    [InlineData("+1 212 555 0123", "America/New_York")]
    [InlineData("+41 44 668 18 00", "Europe/Zurich")]
    public void Its_time_zone_follows_from_its_area(string number, string zone) => Read(Entry(number)).Restaurant!.TimeZone.ShouldBe(zone);

    [Theory]
    [InlineData("+1 800 555 0142", null, "45.5017", "-73.5673", "America/Toronto")]
    [InlineData("+1 800 555 0142", "US", "36.1627", "-86.7816", "America/Chicago")]
    [InlineData("+1 212 555 0123", null, "36.1627", "-86.7816", "America/Chicago")]
    [InlineData("+61 412 345 678", null, "-31.9523", "115.8613", "Australia/Perth")]
    [InlineData("+55 11 91234 5678", null, "-3.1190", "-60.0217", "America/Manaus")]
    [InlineData("+49 7531 12345", null, "9.17", "47.66", "Europe/Berlin")]
    [InlineData("+1 800 555 0142", null, "0", "-30", null)]
    public void Its_time_zone_follows_from_its_coordinates_unless_they_are_in_another_country(
        string number, string? country, string latitude, string longitude, string? zone)
    {
        var reading = Read(Entry(number) with { Country = country, Latitude = latitude, Longitude = longitude });
        reading.Restaurant!.TimeZone.ShouldBe(zone);
        reading.Remarks.Contains("its time zone is not known").ShouldBe(zone is null);
    }

    [Fact]
    public void A_time_zone_that_is_written_comes_first_and_one_that_does_not_exist_is_told()
    {
        Read(Entry("+49 7531 12345") with { TimeZone = "Europe/Vienna" }).Restaurant!.TimeZone.ShouldBe("Europe/Vienna");
        Read(Entry("+49 7531 12345"), new ImportOptions { TimeZone = "Europe/Zurich" }).Restaurant!.TimeZone.ShouldBe("Europe/Zurich");
        var wrong = Read(Entry("+49 7531 12345") with { TimeZone = "Konstanz" });
        wrong.Restaurant!.TimeZone.ShouldBe("Europe/Berlin");
        wrong.Remarks.ShouldHaveSingleItem().ShouldContain("Konstanz");
    }

    [Fact]
    public void Hours_that_are_not_understood_are_kept_and_told()
    {
        var reading = Read(Entry("+49 7531 12345") with { OpeningHours = "daily from noon" });
        reading.Restaurant!.OpeningHours.ShouldBe("daily from noon");
        reading.Remarks.ShouldHaveSingleItem().ShouldContain("daily from noon");
    }

    [Theory]
    [InlineData("2", 2)]
    [InlineData("$$", 2)]
    [InlineData("€€€", 3)]
    [InlineData("cheap", 1)]
    [InlineData("Very expensive", 4)]
    public void A_price_is_read_as_people_write_it(string written, int price) => Read(Entry("+49 7531 12345") with { Price = written }).Restaurant!.Price.ShouldBe(price);

    [Theory]
    [InlineData("5")]
    [InlineData("20-30 EUR")]
    public void Another_price_is_told_and_left_out(string written)
    {
        var reading = Read(Entry("+49 7531 12345") with { Price = written });
        reading.Restaurant!.Price.ShouldBeNull();
        reading.Remarks.ShouldHaveSingleItem().ShouldContain(written);
    }

    [Fact]
    public void An_address_is_put_together_of_its_parts()
    {
        Read(Entry("+49 7531 12345") with { Street = "Hussenstraße", HouseNumber = "3", Postcode = "78462", City = "Konstanz" }).Restaurant!.Address.ShouldBe("Hussenstraße 3, 78462 Konstanz");
        Read(Entry("+49 7531 12345") with { Street = "Hussenstraße 3, 78462 Konstanz", Postcode = "78462", City = "Konstanz" }).Restaurant!.Address.ShouldBe("Hussenstraße 3, 78462 Konstanz");
        Read(Entry("+49 7531 12345")).Restaurant!.Address.ShouldBeNull();
    }

    [Theory]
    [InlineData("91", "9.17")]
    [InlineData("47.66", null)]
    [InlineData("north", "east")]
    [InlineData("NaN", "9.17")]
    public void A_place_that_is_not_on_earth_is_left_out_and_told(string? latitude, string? longitude)
    {
        var reading = Read(Entry("+49 7531 12345") with { Latitude = latitude, Longitude = longitude });
        reading.Restaurant!.Latitude.ShouldBeNull();
        reading.Remarks.ShouldHaveSingleItem().ShouldContain("coordinates");
    }

    private static RawEntry Entry(params string[] phones) => new() { Position = "line 2", Name = "Luigi's", Phones = phones };

    private static EntryResult Read(RawEntry entry, ImportOptions? options = null) => new EntryValidator(options ?? new ImportOptions(), "csv:test.csv").Read(entry);
}
