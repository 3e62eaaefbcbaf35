using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Concierge.Contracts;

namespace Concierge.Restaurants.Import;

/// <summary>
/// Reads OpenStreetMap's restaurants: GeoJSON (features with properties, in a collection, an array or a sequence) or Overpass JSON (elements
/// with tags).
/// </summary>
internal sealed class OsmEntrySource : IEntrySource
{
    /// <inheritdoc/>
    public string Source => "osm";

    /// <inheritdoc/>
    public async IAsyncEnumerable<RawEntry> ReadAsync(Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var items = new JsonArrayReader("features", "elements");
        var index = 0;
        var hasFeatures = false;
        await using var all = items.ReadAsync(stream, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await NextAsync(all))
        {
            using var item = all.Current;
            hasFeatures |= IsFeature(item.RootElement);
            yield return Read(item.RootElement, index++);
        }

        if (!items.HasArray || (index > 0 && !hasFeatures))
        {
            throw new ConciergeException(ImportErrors.NoFeatures);
        }

        if (items.TextMembers.TryGetValue("remark", out var remark))
        {
            throw new ConciergeException(ImportErrors.Incomplete(remark));
        }
    }

    // JsonElement throws this exception for text that is not Unicode: bytes that are not UTF-8, or half of a surrogate pair.
    private static RawEntry Read(JsonElement item, int index)
    {
        try
        {
            return OsmEntryParser.Read(item, index);
        }
        catch (InvalidOperationException)
        {
            return new RawEntry
            {
                Position = string.Create(CultureInfo.InvariantCulture, $"feature {index + 1}"),
                ReadError = "its text is not valid UTF-8",
            };
        }
    }

    // A collection is read as a single object if its features are missing or no array.
    private static bool IsFeature(JsonElement item) =>
        (OsmJson.Member(item, "type") is { } type && !(type.ValueKind == JsonValueKind.String && type.ValueEquals("FeatureCollection")))
        || OsmJson.Member(item, "tags") is not null
        || OsmJson.Member(item, "properties") is not null;

    private static async Task<bool> NextAsync(IAsyncEnumerator<JsonDocument> items)
    {
        try
        {
            return await items.MoveNextAsync();
        }
        catch (JsonException exception)
        {
            var line = exception.LineNumber is { } number ? string.Create(CultureInfo.InvariantCulture, $"line {number + 1}") : exception.Message;
            throw new ConciergeException(ImportErrors.NotJson(line), exception);
        }
        catch (InvalidOperationException exception)
        {
            // As in Read, here in the members around the features.
            throw new ConciergeException(ImportErrors.NotUtf8, exception);
        }
    }
}
