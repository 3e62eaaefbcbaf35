namespace Concierge.Language.Reading;

/// <summary>The names of towns, districts, states and countries: for places that no preposition introduces.</summary>
internal static class PlaceNames
{
    private const string Folder = "Concierge.Language.Reading.Places.";

    private static readonly Lazy<WordList> Towns = new(() => WordList.Load(Folder + "towns.gz"));
    private static readonly Lazy<WordList> LargeTowns = new(() => WordList.Load(Folder + "large-towns.gz"));
    private static readonly HashSet<string> Regions = new(StringComparer.Ordinal);
    private static readonly HashSet<string> Districts = new(StringComparer.Ordinal);

    static PlaceNames()
    {
        using var reader = new StreamReader(typeof(PlaceNames).Assembly.GetManifestResourceStream(Folder + "places.txt")!);
        var places = Regions;
        while (reader.ReadLine() is { } line)
        {
            places = line == "# [districts]" ? Districts : places;
            if (!line.StartsWith('#'))
            {
                places.UnionWith(line.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
            }
        }
    }

    /// <summary>Whether the phrase is a state or a country.</summary>
    public static bool IsRegion(string phrase) => Regions.Contains(WordList.Fold(phrase));

    /// <summary>Whether the phrase is a place that is known well enough to be named without a preposition: "Dishoom Shoreditch".</summary>
    public static bool IsWellKnown(string phrase) => WordList.Fold(phrase) is var name
        && (Regions.Contains(name) || Districts.Contains(name) || LargeTowns.Value.Contains(name));

    /// <summary>Whether the phrase is a place.</summary>
    public static bool IsKnown(string phrase) => IsWellKnown(phrase) || Towns.Value.Contains(phrase);
}
