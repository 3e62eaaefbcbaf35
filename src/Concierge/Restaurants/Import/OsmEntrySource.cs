using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Concierge.Contracts;

namespace Concierge.Restaurants.Import;

/// <summary>Reads OpenStreetMap's restaurants: GeoJSON (features with properties) or Overpass JSON (elements with tags).</summary>
internal sealed class OsmEntrySource : IEntrySource
{
    /// <inheritdoc/>
    public string Source => "osm";

    /// <inheritdoc/>
    public async IAsyncEnumerable<RawEntry> ReadAsync(Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var items = new JsonArrayReader("features", "elements");
        var index = 0;
        await using var all = items.ReadAsync(stream, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await NextAsync(all))
        {
            using var item = all.Current;
            yield return OsmEntryParser.Read(item.RootElement, index++);
        }

        if (!items.HasArray)
        {
            throw new ConciergeException(ImportErrors.NoFeatures);
        }

        if (items.TextMembers.TryGetValue("remark", out var remark))
        {
            throw new ConciergeException(ImportErrors.Incomplete(remark));
        }
    }

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
    }
}
