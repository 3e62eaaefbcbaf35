using System.Text;
using Concierge.Contracts;
using Concierge.Restaurants.Import;

namespace Concierge.Tests.Restaurants.Import;

public class OsmEntrySourceTests
{
    private const string Overpass = """
        {
          "version": 0.6, "generator": "Overpass API", "osm3s": { "copyright": "OpenStreetMap contributors, ODbL" },
          "elements": [
            { "type": "node", "id": 1, "lat": 47.66, "lon": 9.17, "tags": { "amenity": "restaurant", "name": "Luigi's", "contact:phone": "+49 7531 12345; +49 7531 12346", "cuisine": "italian;pizza", "opening_hours": "Tu-Su 12:00-23:00", "addr:street": "Hussenstraße", "addr:housenumber": "3", "addr:postcode": "78462", "addr:city": "Konstanz", "addr:country": "DE", "website": "https://luigis.example" } },
            { "type": "way", "id": 2, "center": { "lat": 47.7, "lon": 9.2 }, "nodes": [ 1, 2 ], "tags": { "amenity": "cafe", "name": "Café Mozart", "phone": "07531/999", "price_range": "$$" } },
            { "type": "node", "id": 3, "lat": 47.66, "lon": 9.17, "tags": { "amenity": "bank", "name": "Sparkasse" } },
            { "type": "node", "id": 4, "lat": 47.66, "lon": 9.17 }
          ]
        }
        """;

    private const string GeoJson = """
        { "type": "FeatureCollection", "features": [
          { "type": "Feature", "id": "node/1", "properties": { "@id": "node/1", "amenity": "restaurant", "name": "Luigi's", "phone": "+49 7531 12345" }, "geometry": { "type": "Point", "coordinates": [ 9.17, 47.66 ] } },
          { "type": "Feature", "properties": { "@id": "way/2", "amenity": "pub", "name": "Zum Löwen", "phone": "+49 7531 12347", "layer": 1 }, "geometry": { "type": "Polygon", "coordinates": [ [ [ 9.0, 47.0 ], [ 9.2, 47.0 ], [ 9.2, 47.4 ], [ 9.0, 47.0 ] ] ] } },
          { "type": "Feature", "properties": { "amenity": "fast_food", "name": "Döner", "phone": "+49 7531 12348" }, "geometry": null }
        ] }
        """;

    [Fact]
    public async Task Overpass_elements_are_read_with_their_tags()
    {
        var entries = await ReadAsync(Overpass);
        var luigis = entries[0];
        (luigis.Position, luigis.SourceId, luigis.Name, luigis.Latitude, luigis.Longitude).ShouldBe(("node/1", "node/1", "Luigi's", "47.66", "9.17"));
        luigis.Phones.ShouldBe(["+49 7531 12345; +49 7531 12346"]);
        (luigis.Cuisine, luigis.OpeningHours, luigis.Website).ShouldBe(("italian;pizza", "Tu-Su 12:00-23:00", "https://luigis.example"));
        (luigis.Street, luigis.HouseNumber, luigis.Postcode, luigis.City, luigis.Country).ShouldBe(("Hussenstraße", "3", "78462", "Konstanz", "DE"));
        (entries[1].Position, entries[1].Latitude, entries[1].Price).ShouldBe(("way/2", "47.7", "$$"));
        entries.Select(entry => entry.IsNotRestaurant).ShouldBe([false, false, true, true]);
    }

    [Fact]
    public async Task GeoJson_features_are_read_with_their_properties_and_the_middle_of_their_outline()
    {
        var entries = await ReadAsync(GeoJson);
        entries.Select(entry => entry.Position).ShouldBe(["node/1", "way/2", "feature 3"]);
        (entries[1].Latitude, entries[1].Longitude).ShouldBe(("47.2", "9.1"));
        (entries[2].Latitude, entries[2].SourceId).ShouldBe((null, null));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(64)]
    public async Task It_makes_no_difference_how_the_file_comes_in(int bytes)
    {
        var slow = new MemoryStream([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Overpass)]);
        (await ReadAsync(new TrickleStream(slow, bytes))).Select(entry => entry.Name).ShouldBe((await ReadAsync(Overpass)).Select(entry => entry.Name));
    }

    [Fact]
    public async Task A_file_larger_than_any_buffer_is_read_to_its_end()
    {
        var elements = Enumerable.Range(0, 5000).Select(number => $$"""{ "type": "node", "id": {{number}}, "lat": 1, "lon": 2, "tags": { "amenity": "restaurant", "name": "Number {{number}}", "note": "{{new string('x', number % 700)}}" } }""");
        var entries = await ReadAsync($$"""{ "elements": [ {{string.Join(",\n", elements)}} ] }""");
        entries.Count.ShouldBe(5000);
        entries[^1].Name.ShouldBe("Number 4999");
    }

    [Theory]
    [InlineData("{ \"elements\": [ { \"type\": \"node\", \"id\": 1 ", "import.json")]
    [InlineData("{ \"elements\": [ { \"type\": \"node\" } ], \"remark\": \"runtime error: Query timed out\" }", "import.incomplete")]
    [InlineData("{ \"restaurants\": [ ] }", "import.no_features")]
    [InlineData("[ { \"name\": \"Luigi's\" } ]", "import.no_features")]
    [InlineData("{ \"type\": \"FeatureCollection\", \"features\": null }", "import.no_features")]
    [InlineData("{ \"type\": \"FeatureCollection\", \"features\": { \"a\": 1 } }", "import.no_features")]
    [InlineData("{ \"generator\": \"\\ud800\", \"elements\": [ ] }", "import.encoding")]
    [InlineData("{ \"elements\": [ { \"type\": node } ] }", "import.json")]
    public async Task A_file_that_is_not_whole_is_refused_as_a_whole(string text, string code) =>
        (await Should.ThrowAsync<ConciergeException>(() => ReadAsync(text))).Error.Code.ShouldBe(code);

    [Theory]
    [InlineData("\"name\": \"Lu?igi\"", "?")]
    [InlineData("\"na?me\": \"Luigi\"", "?")]
    [InlineData("\"name\": \"Lu?igi\"", "\\ud800")]
    [InlineData("\"other_tags\": \"?\"", "?")]
    public async Task Text_that_is_not_Unicode_spoils_its_restaurant_only(string tag, string bad)
    {
        var text = "{ \"elements\": [ { \"type\": \"node\", \"id\": 1, \"tags\": { \"amenity\": \"pub\", " + tag.Replace("?", bad, StringComparison.Ordinal)
            + " } }, { \"type\": \"node\", \"id\": 2, \"tags\": { \"amenity\": \"pub\", \"name\": \"Mario\" } } ] }";
        var bytes = Encoding.UTF8.GetBytes(text);
        bytes.AsSpan().Replace((byte)'?', (byte)0xFF);
        using var stream = new MemoryStream(bytes);
        var entries = await ReadAsync(stream);
        entries[0].ReadError.ShouldBe("its text is not valid UTF-8");
        entries[1].Name.ShouldBe("Mario");
    }

    [Theory]
    [InlineData("{ F1 }\n{ F2 }\n")]
    [InlineData("\u001e{ F1 }\n\u001e{ F2 }\n")]
    [InlineData("[ { F1 }, { F2 } ]")]
    [InlineData("{ \"name\": \"export\", \"features\": [ { F1 }, { F2 } ] }")]
    [InlineData("{ \"properties\": { \"amenity\": \"pub\" }, F1 }\n{ F2 }")]
    public async Task Features_may_be_a_sequence_an_array_or_a_collection(string text)
    {
        var first = "\"type\": \"Feature\", \"id\": \"node/1\", \"properties\": { \"amenity\": \"restaurant\", \"name\": \"Luigi's\" }, \"geometry\": null";
        var entries = await ReadAsync(text.Replace("F1", first).Replace("F2", first.Replace("Luigi", "Mario").Replace("node/1", "node/2")));
        entries.Select(entry => (entry.Name, entry.SourceId)).ShouldBe([("Luigi's", "node/1"), ("Mario's", "node/2")]);
    }

    [Fact]
    public async Task A_lone_feature_is_a_restaurant() =>
        (await ReadAsync("{ \"geometry\": { \"type\": \"Point\", \"coordinates\": [9.17, 47.66] }, \"properties\": { \"amenity\": \"restaurant\", \"name\": \"Luigi's\" } }"))
            .ShouldHaveSingleItem().Latitude.ShouldBe("47.66");

    [Theory]
    [InlineData("restaurant;bar", false)]
    [InlineData("bar; restaurant", false)]
    [InlineData("bank;atm", true)]
    public async Task An_amenity_may_be_several(string amenity, bool isOther) =>
        (await ReadAsync("{ \"elements\": [ { \"type\": \"node\", \"id\": 1, \"tags\": { \"name\": \"Luigi's\", \"amenity\": \"" + amenity + "\" } } ] }"))
            .ShouldHaveSingleItem().IsNotRestaurant.ShouldBe(isOther);

    [Theory]
    [InlineData("\\\"amenity\\\"=>\\\"restaurant\\\",\\\"phone\\\"=>\\\"+49 7531 12345\\\",\\\"note\\\"=>\\\"a \\\\\\\"b\\\\\\\" => c\\\"")]
    [InlineData("{\\\"amenity\\\":\\\"restaurant\\\",\\\"phone\\\":\\\"+49 7531 12345\\\"}")]
    public async Task The_other_tags_of_ogr2ogr_are_tags(string otherTags)
    {
        var entry = (await ReadAsync("{ \"type\": \"FeatureCollection\", \"features\": [ { \"type\": \"Feature\", \"properties\": { \"osm_id\": \"17\", \"name\": \"Luigi's\", \"other_tags\": \"" + otherTags
            + "\" }, \"geometry\": { \"type\": \"Point\", \"coordinates\": [9.17, 47.66] } } ] }")).ShouldHaveSingleItem();
        (entry.IsNotRestaurant, entry.Phones.Single(), entry.SourceId).ShouldBe((false, "+49 7531 12345", "node/17"));
    }

    [Theory]
    [InlineData("\"bounds\": { \"minlat\": 47.0, \"minlon\": 9.0, \"maxlat\": 47.4, \"maxlon\": 9.2 }, \"geometry\": [ { \"lat\": 47.0, \"lon\": 9.0 } ]")]
    [InlineData("\"geometry\": [ { \"lat\": 47.0, \"lon\": 9.0 }, null, { \"lat\": 47.4, \"lon\": 9.2 } ]")]
    [InlineData("\"center\": { \"lat\": 47.2, \"lon\": 9.1 }")]
    public async Task Coordinates_are_read_in_each_of_Overpasss_forms(string place)
    {
        var entry = (await ReadAsync("{ \"elements\": [ { \"type\": \"way\", \"id\": 1, " + place + ", \"tags\": { \"amenity\": \"restaurant\" } } ] }")).ShouldHaveSingleItem();
        (entry.Latitude, entry.Longitude).ShouldBe(("47.2", "9.1"));
    }

    [Theory]
    [InlineData("\"id\": \"n17\"", "", "Point", "node/17")]
    [InlineData("\"id\": \"a34\"", "", "MultiPolygon", "way/17")]
    [InlineData("\"id\": \"a35\"", "", "MultiPolygon", "relation/17")]
    [InlineData("\"id\": \"way/17\"", "", "Polygon", "way/17")]
    [InlineData("\"id\": 17", "\"@type\": \"way\",", "Polygon", "way/17")]
    [InlineData("\"x\": 1", "\"osm_way_id\": \"17\",", "MultiPolygon", "way/17")]
    [InlineData("\"x\": 1", "\"osm_id\": \"17\",", "MultiPolygon", "relation/17")]
    [InlineData("\"id\": \"f-9\"", "", "Point", "f-9")]
    public async Task The_same_element_has_the_same_id_in_every_export(string id, string property, string geometry, string expected) =>
        (await ReadAsync("{ \"features\": [ { \"type\": \"Feature\", " + id + ", \"properties\": { " + property + " \"amenity\": \"restaurant\" }, \"geometry\": { \"type\": \"" + geometry + "\", \"coordinates\": [] } } ] }"))
            .ShouldHaveSingleItem().SourceId.ShouldBe(expected);

    private static async Task<List<RawEntry>> ReadAsync(string text)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return await ReadAsync(stream);
    }

    private static async Task<List<RawEntry>> ReadAsync(Stream stream)
    {
        List<RawEntry> entries = [];
        await foreach (var entry in new OsmEntrySource().ReadAsync(stream, CancellationToken.None))
        {
            entries.Add(entry);
        }

        return entries;
    }

    /// <summary>A few bytes at a time.</summary>
    private sealed class TrickleStream(Stream inner, int bytes) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => inner.Length;

        public override long Position { get => inner.Position; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, Math.Min(count, bytes));

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => inner.ReadAsync(buffer[..Math.Min(buffer.Length, bytes)], cancellationToken);

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
