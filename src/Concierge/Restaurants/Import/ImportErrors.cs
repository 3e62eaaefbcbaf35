using System.Globalization;
using Concierge.Contracts;

namespace Concierge.Restaurants.Import;

/// <summary>The errors of a whole file. docs/errors.md explains every code.</summary>
internal static class ImportErrors
{
    public static ConciergeError NotFound(string file) => new("import.file_not_found", $"The file {file} does not exist.", "Check the path.");

    public static ConciergeError NotReadable(string file) =>
        new("import.file_unreadable", $"The file {file} cannot be read.", "Check that you have permission to read it.");

    public static ConciergeError TooLarge(string file, long limit) => new(
        "import.too_large",
        string.Create(CultureInfo.InvariantCulture, $"{file} holds more than {limit >> 20} MB, which is more than an import reads."),
        "Import a part of it, such as one town. Nothing was imported.");

    public static ConciergeError Empty { get; } = new(
        "import.empty", "The file is empty.", "Give a CSV file, GeoJSON, or JSON or XML of Overpass with restaurants.");

    public static ConciergeError NoHeader(IEnumerable<string> found) => new(
        "import.no_header",
        $"The first line names no columns for the restaurant's name and telephone number; it has: {string.Join(", ", found.Take(8))}.",
        "Give the columns names such as name, phone, address, city, cuisine, opening_hours (docs/directory.md lists them).");

    public static ConciergeError NotUtf8 { get; } = new("import.encoding", "The file is not encoded in UTF-8.", "Save it as UTF-8 and import it again.");

    public static ConciergeError NotJson(string detail) =>
        new("import.json", $"The file is not complete JSON: {detail}.", "Check that the download finished. Nothing was imported.");

    public static ConciergeError Html { get; } = new(
        "import.html",
        "The file is a web page, not data: the download was probably answered with an error.",
        "Open it in a browser to see the message, and download the data again.");

    public static ConciergeError NotXml(int line) => new(
        "import.xml",
        string.Create(CultureInfo.InvariantCulture, $"The file is not complete XML: line {line}."),
        "Check that the download finished. Nothing was imported.");

    public static ConciergeError NotOsmXml(string element) => new(
        "import.no_features",
        $"The file is XML, but not OpenStreetMap's: it begins with <{element}>.",
        "Export the restaurants as GeoJSON, or ask Overpass for [out:json] or [out:xml].");

    public static ConciergeError NoFeatures { get; } = new(
        "import.no_features",
        "The file is JSON, but neither GeoJSON features nor Overpass JSON with \"elements\".",
        "Export the restaurants as GeoJSON, or ask Overpass for [out:json].");

    public static ConciergeError Incomplete(string remark) => new(
        "import.incomplete",
        $"Overpass reports an incomplete response: {remark}.",
        "Ask for a smaller area or a longer timeout, and import that. Nothing was imported.");
}
