using System.Text.RegularExpressions;

namespace Concierge.Language.Reading;

/// <summary>The kitchens and dishes of <c>kitchens.tsv</c>: the one table for the conversation and for the directory.</summary>
internal static class KitchenTable
{
    private const string ResourceName = "Concierge.Language.kitchens.tsv";
    private static readonly IReadOnlyList<(string Name, string[] Synonyms, string[] Dishes)> Rows = Read();
    private static readonly Dictionary<string, string> Names = CreateNames();

    /// <summary>A pattern that matches one kitchen or dish in any of its words; for patterns in which white space is ignored.</summary>
    public static string Pattern { get; } = CreatePattern();

    /// <summary>The kitchens that have dishes, each followed by its dishes.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Families { get; } = [.. Rows.Where(row => row.Dishes.Length > 0).Select(row =>
        (string[])[row.Name, .. row.Dishes])];

    /// <summary>Whether the word or phrase is a kitchen or a dish.</summary>
    public static bool Contains(string word) => Names.ContainsKey(word.ToLowerInvariant());

    /// <summary>Returns the word as the restaurant directory lists it, in lower case.</summary>
    public static string Normalize(string word)
    {
        var text = string.Join(' ', word.ToLowerInvariant().Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries));
        return Names.GetValueOrDefault(text, text);
    }

    // Words with the same beginning share it, so that the pattern fails after a letter or two: three hundred alternatives would be tried one by one.
    private static string CreatePattern() => CreatePattern([.. Names.Keys]);

    // A longer word comes before one that ends here: "fish and chips" before "fish".
    private static string CreatePattern(IReadOnlyList<string> endings)
    {
        var branches = endings.Where(ending => ending.Length > 0)
            .GroupBy(ending => ending[0], ending => ending[1..])
            .Select(group => (group.Key == ' ' ? @"\s+" : Regex.Escape(group.Key.ToString())) + CreatePattern([.. group]))
            .ToList();
        if (endings.Contains(""))
        {
            branches.Add("");
        }

        return branches.Count == 1 ? branches[0] : $"(?:{string.Join('|', branches)})";
    }

    private static Dictionary<string, string> CreateNames()
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, synonyms, _) in Rows)
        {
            foreach (var word in (string[])[name, .. synonyms])
            {
                names.TryAdd(word, name);
            }
        }

        return names;
    }

    private static List<(string Name, string[] Synonyms, string[] Dishes)> Read()
    {
        using var reader = new StreamReader(typeof(KitchenTable).Assembly.GetManifestResourceStream(ResourceName)!);
        var rows = new List<(string, string[], string[])>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && !line.StartsWith('#'))
            {
                var cells = line.Split('\t');
                rows.Add((cells[0], List(cells, 1), List(cells, 2)));
            }
        }

        return rows;
    }

    private static string[] List(string[] cells, int index) =>
        index < cells.Length ? cells[index].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) : [];
}
