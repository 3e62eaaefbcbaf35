using System.Globalization;
using System.Runtime.CompilerServices;
using System.Xml;
using Concierge.Contracts;

namespace Concierge.Restaurants.Import;

/// <summary>Reads OpenStreetMap's restaurants from XML: Overpass's <c>[out:xml]</c>, or an <c>.osm</c> file.</summary>
/// <remarks>wiki.openstreetmap.org/wiki/OSM_XML; <c>center</c>, <c>bounds</c> and <c>nd lat lon</c> are Overpass's additions.</remarks>
internal sealed class OsmXmlEntrySource : IEntrySource
{
    /// <inheritdoc/>
    public string Source => "osm";

    /// <inheritdoc/>
    public async IAsyncEnumerable<RawEntry> ReadAsync(Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var settings = new XmlReaderSettings { Async = true, DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = false };
        using var xml = XmlReader.Create(stream, settings);
        var index = 0;
        string? remark = null;
        var isFirst = true;
        while (await NextAsync(xml))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (isFirst && xml.LocalName != "osm")
            {
                throw new ConciergeException(ImportErrors.NotOsmXml(xml.LocalName));
            }

            isFirst = false;
            if (xml.LocalName == "remark")
            {
                remark = (await TextAsync(xml)).Trim();
            }
            else if (xml.LocalName is "node" or "way" or "relation")
            {
                yield return await ElementAsync(xml, index++);
            }
        }

        if (remark is not null)
        {
            throw new ConciergeException(ImportErrors.Incomplete(remark));
        }
    }

    private static async Task<RawEntry> ElementAsync(XmlReader xml, int index)
    {
        var id = $"{xml.LocalName}/{xml.GetAttribute("id")}";
        var (name, depth, isEmpty) = (xml.LocalName, xml.Depth, xml.IsEmptyElement);
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        List<double> norths = [];
        List<double> easts = [];
        AddPoint(xml, "lat", "lon", norths, easts);
        while (!isEmpty && await NextAsync(xml) && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth && xml.LocalName == name))
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (xml.LocalName == "tag" && xml.GetAttribute("k") is { } key)
            {
                tags.TryAdd(key, xml.GetAttribute("v") ?? "");
            }
            else if (xml.LocalName == "center")
            {
                norths.Clear();
                easts.Clear();
                AddPoint(xml, "lat", "lon", norths, easts);
            }
            else if (xml.LocalName == "bounds")
            {
                AddPoint(xml, "minlat", "minlon", norths, easts);
                AddPoint(xml, "maxlat", "maxlon", norths, easts);
            }
            else if (xml.LocalName == "nd")
            {
                AddPoint(xml, "lat", "lon", norths, easts);
            }
        }

        return OsmEntryParser.Read(tags, id, index, Middle(norths), Middle(easts));
    }

    private static void AddPoint(XmlReader xml, string north, string east, List<double> norths, List<double> easts)
    {
        if (double.TryParse(xml.GetAttribute(north), NumberStyles.Float, CultureInfo.InvariantCulture, out var latitude)
            && double.TryParse(xml.GetAttribute(east), NumberStyles.Float, CultureInfo.InvariantCulture, out var longitude))
        {
            norths.Add(latitude);
            easts.Add(longitude);
        }
    }

    private static double? Middle(List<double> values) => values.Count == 0 ? null : Math.Round((values.Min() + values.Max()) / 2, 7);

    private static async Task<string> TextAsync(XmlReader xml)
    {
        try
        {
            return await xml.ReadElementContentAsStringAsync();
        }
        catch (XmlException exception)
        {
            throw new ConciergeException(ImportErrors.NotXml(exception.LineNumber), exception);
        }
    }

    private static async Task<bool> NextAsync(XmlReader xml)
    {
        try
        {
            return await xml.ReadAsync();
        }
        catch (XmlException exception)
        {
            throw new ConciergeException(ImportErrors.NotXml(exception.LineNumber), exception);
        }
    }
}
