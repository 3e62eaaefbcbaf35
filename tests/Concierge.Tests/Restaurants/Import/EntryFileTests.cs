using System.Text;
using Concierge.Contracts;
using Concierge.Restaurants;
using Concierge.Restaurants.Import;

namespace Concierge.Tests.Restaurants.Import;

/// <summary>What a file is, is told by what is in it.</summary>
public class EntryFileTests
{
    private const string Csv = "name,phone,city\nLuigi's,+49 7531 12345,Konstanz\n";
    private const string Json = """{ "elements": [ { "type": "node", "id": 1, "lat": 47.66, "lon": 9.17, "tags": { "amenity": "restaurant", "name": "Luigi's", "phone": "+49 7531 12345" } } ] }""";

    private const string Xml = """
        <?xml version="1.0" encoding="UTF-8"?>
        <osm version="0.6" generator="Overpass API">
          <note>The data included in this document is from www.openstreetmap.org.</note>
          <bounds minlat="47" minlon="9" maxlat="48" maxlon="10"/>
          <node id="1" lat="47.66" lon="9.17"><tag k="amenity" v="restaurant"/><tag k="name" v="Luigi's"/><tag k="phone" v="+49 7531 12345"/></node>
          <node id="2" lat="47.66" lon="9.17"/>
          <way id="3"><center lat="47.2" lon="9.1"/><nd ref="1"/><tag k="amenity" v="pub"/><tag k="name" v="Zum Löwen"/><tag k="phone" v="+49 7531 12346"/></way>
          <way id="4"><bounds minlat="47.0" minlon="9.0" maxlat="47.4" maxlon="9.2"/><nd ref="1" lat="47.0" lon="9.0"/><tag k="amenity" v="bar"/><tag k="name" v="Bar"/><tag k="phone" v="+49 7531 12347"/></way>
        </osm>
        """;

    public static TheoryData<string, byte[]> Encoded => new()
    {
        { "UTF-8 CSV", Encoding.UTF8.GetBytes(Csv) },
        { "UTF-16 CSV", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Csv)] },
        { "UTF-16 big-endian CSV", [.. Encoding.BigEndianUnicode.GetPreamble(), .. Encoding.BigEndianUnicode.GetBytes(Csv)] },
        { "UTF-16 JSON", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Json)] },
        { "UTF-16 JSON without mark", Encoding.Unicode.GetBytes(Json) },
        { "UTF-16 big-endian JSON without mark", Encoding.BigEndianUnicode.GetBytes(Json) },
        { "JSON sequence", Encoding.UTF8.GetBytes("\u001e" + """{"type":"Feature","properties":{"amenity":"restaurant","name":"Luigi's","phone":"+49 7531 12345"},"geometry":null}""" + "\n") },
    };

    [Theory]
    [MemberData(nameof(Encoded))]
    public async Task A_restaurant_is_read_in_every_encoding(string what, byte[] file) => (await ReadAsync(file)).ShouldHaveSingleItem(what).Name.ShouldBe("Luigi's");

    [Fact]
    public async Task Overpasss_XML_is_read()
    {
        var restaurants = await ReadAsync(Encoding.UTF8.GetBytes(Xml));
        restaurants.Select(restaurant => (restaurant.SourceId, restaurant.Name, restaurant.Latitude, restaurant.Longitude)).ShouldBe(
            [("node/1", "Luigi's", 47.66, 9.17), ("way/3", "Zum Löwen", 47.2, 9.1), ("way/4", "Bar", 47.2, 9.1)]);
    }

    [Theory]
    [InlineData("<!DOCTYPE html>\n<html><body>429 Too Many Requests</body></html>", "import.html")]
    [InlineData("<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC \"x\" \"y\">\n<html xmlns=\"z\">", "import.html")]
    [InlineData("<rss><channel/></rss>", "import.no_features")]
    [InlineData("<osm><node id=\"1\"", "import.xml")]
    [InlineData("<osm><remark>runtime error: Query timed out</remark></osm>", "import.incomplete")]
    [InlineData("\u001e", "import.empty")]
    [InlineData("{ \"type\": \"Feature\", \"properties\": { ", "import.json")]
    public async Task A_file_that_is_something_else_is_named_for_what_it_is(string text, string code) =>
        (await Should.ThrowAsync<ConciergeException>(() => ReadAsync(Encoding.UTF8.GetBytes(text)))).Error.Code.ShouldBe(code);

    private static async Task<IReadOnlyList<Restaurant>> ReadAsync(byte[] file)
    {
        using var stream = new MemoryStream(file);
        return await RestaurantImporter.ReadAsync(stream, "test", new ImportOptions(), CancellationToken.None);
    }
}
