using System.Text;
using Concierge.Contracts;
using Concierge.Restaurants.Import;

namespace Concierge.Tests.Restaurants.Import;

public class CsvEntrySourceTests
{
    [Theory]
    [InlineData("name,phone\nLuigi's,+49 7531 12345")]
    [InlineData("Name;Telephone\nLuigi's;+49 7531 12345")]
    [InlineData("RESTAURANT NAME\tPhone Number\nLuigi's\t+49 7531 12345\n")]
    [InlineData("\uFEFF\"Name\"|\"tel\"\r\n\"Luigi's\"|\"+49 7531 12345\"\r\n")]
    [InlineData("phone,city,name\n+49 7531 12345,Konstanz,Luigi's")]
    public async Task Headers_and_separators_are_taken_as_people_write_them(string text)
    {
        var entry = (await ReadAsync(text)).ShouldHaveSingleItem();
        entry.Name.ShouldBe("Luigi's");
        entry.Phones.ShouldBe(["+49 7531 12345"]);
        entry.Position.ShouldBe("line 2");
    }

    [Fact]
    public async Task Every_column_has_its_place()
    {
        var entry = (await ReadAsync("""
            id,name,phone,country,address,house_number,postcode,city,cuisine,price_level,Opening Hours,time-zone,language,website,lat,lon
            7,Luigi's,07531 12345,DE,Hussenstraße,3,78462,Konstanz,italian;pizza,$$,"Tu-Su 12:00-14:30,18:00-23:00",Europe/Berlin,de,luigis.example,47.66,9.17
            """)).ShouldHaveSingleItem();
        (entry.SourceId, entry.Country, entry.Street, entry.HouseNumber, entry.Postcode, entry.City).ShouldBe(("7", "DE", "Hussenstraße", "3", "78462", "Konstanz"));
        (entry.Cuisine, entry.Price, entry.OpeningHours).ShouldBe(("italian;pizza", "$$", "Tu-Su 12:00-14:30,18:00-23:00"));
        (entry.TimeZone, entry.Language, entry.Website, entry.Latitude, entry.Longitude).ShouldBe(("Europe/Berlin", "de", "luigis.example", "47.66", "9.17"));
    }

    [Fact]
    public async Task A_line_that_is_not_whole_is_told_with_its_number_and_the_next_is_read()
    {
        var entries = await ReadAsync("name,phone\nLuigi's\n\"Mario's\nin two lines\",+1\nAntonio's,+2,3\nCarlo's,+3\n");
        entries.Select(entry => (entry.Position, entry.ReadError is null)).ShouldBe([("line 2", false), ("line 3", true), ("line 5", false), ("line 6", true)]);
        entries[2].ReadError.ShouldBe("it has 3 columns, the first line has 2");
        entries[3].Name.ShouldBe("Carlo's");
    }

    [Theory]
    [InlineData("sep=;\nname;phone\nLuigi, the cook's;+49 7531 12345\n", "Luigi, the cook's", "line 3")]
    [InlineData("SEP=,\r\n\r\nname,phone\r\nLuigi's,+49 7531 12345\r\n", "Luigi's", "line 4")]
    public async Task A_spreadsheets_separator_line_is_followed(string text, string name, string position)
    {
        var entry = (await ReadAsync(text)).ShouldHaveSingleItem();
        (entry.Name, entry.Position).ShouldBe((name, position));
    }

    [Fact]
    public async Task A_short_row_is_read_as_far_as_it_goes()
    {
        var entries = await ReadAsync("name,phone,city,website\nLuigi's,+49 7531 12345\nMario's,+49 7531 12346,Konstanz");
        entries.Select(entry => (entry.Name, entry.City, entry.ReadError)).ShouldBe([("Luigi's", null, null), ("Mario's", "Konstanz", null)]);
    }

    [Fact]
    public async Task A_number_at_which_the_file_breaks_off_is_not_taken()
    {
        var entries = await ReadAsync("name,phone,city\nLuigi's,+49 7531 12345,Konstanz\nMario's,+49 7531 123");
        entries.Select(entry => entry.ReadError is null).ShouldBe([true, false]);
        entries[1].Position.ShouldBe("line 3");
    }

    [Theory]
    [InlineData("\"Luigi's,+49 7531 12345")]
    [InlineData("\"Luigi's\",\"+49 7531 12345")]
    [InlineData("\"Luigi\"s\",+49 7531 12345")]
    public async Task A_quotation_mark_without_end_spoils_its_line_only(string line)
    {
        var entries = await ReadAsync($"name,phone\nAntonio's,+49 7531 12344\n{line}\n\"Mario's\",+49 7531 12346\n\"Carlo's\nin two lines\",+49 7531 12347\nRosa's,+49 7531 12348\n");
        entries.Select(entry => (entry.Position, entry.Name)).ShouldBe(
            [("line 2", "Antonio's"), ("line 3", null), ("line 4", "Mario's"), ("line 5", "Carlo's\nin two lines"), ("line 7", "Rosa's")]);
        entries[1].ReadError.ShouldBe("its quotation marks do not match");
    }

    // The closing quotation mark belongs to another restaurant, so the restaurants between the two must not become one name.
    [Fact]
    public async Task A_record_has_at_most_50_further_lines()
    {
        var name = string.Join('\n', Enumerable.Repeat("Luigi's", 51));
        var whole = (await ReadAsync($"name,phone\n\"{name}\",+49 7531 12345\n")).ShouldHaveSingleItem();
        (whole.Name, whole.ReadError).ShouldBe((name, null));

        var between = string.Join('\n', Enumerable.Range(0, 50).Select(number => $"Mario's {number},+49 7531 {12346 + number}"));
        var entries = await ReadAsync($"name,phone\n\"Luigi's,+49 7531 12345\n{between}\nAntonio's\",+49 7531 12399\n");

        entries[0].ReadError.ShouldBe("its quotation marks do not match");
        entries[1..51].Select(entry => (entry.Position, entry.Name, entry.ReadError))
            .ShouldBe(Enumerable.Range(0, 50).Select(number => ($"line {number + 3}", (string?)$"Mario's {number}", (string?)null)));
    }

    [Theory]
    [InlineData("Luigi's,+49 7531 12345\nMario's,+49 7531 12346", "import.no_header")]
    [InlineData("name,city\nLuigi's,Konstanz", "import.no_header")]
    [InlineData("sep=\"\nname\"phone\nLuigi's\"+49 7531 12345", "import.no_header")]
    [InlineData("sep= \nname phone\nLuigi's +49", "import.no_header")]
    [InlineData("sep=n\nname,phone\nLuigi's,+49 7531 12345", "import.no_header")]
    public async Task A_table_without_names_and_numbers_is_none(string text, string code) =>
        (await Should.ThrowAsync<ConciergeException>(() => ReadAsync(text))).Error.Code.ShouldBe(code);

    [Fact]
    public async Task Letters_that_are_not_utf8_are_told_and_not_guessed_at()
    {
        using var stream = new MemoryStream([.. "name,phone\nCaf"u8, 0xE9, .. ",+49 7531 12345"u8]);
        (await Should.ThrowAsync<ConciergeException>(() => AllAsync(stream))).Error.Code.ShouldBe("import.encoding");
    }

    private static async Task<List<RawEntry>> ReadAsync(string text)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return await AllAsync(stream);
    }

    private static async Task<List<RawEntry>> AllAsync(Stream stream)
    {
        List<RawEntry> entries = [];
        await foreach (var entry in new CsvEntrySource("test.csv").ReadAsync(stream, CancellationToken.None))
        {
            entries.Add(entry);
        }

        return entries;
    }
}
