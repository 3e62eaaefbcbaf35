using System.Collections.Frozen;

namespace Concierge.Language.Acts;

/// <summary>Reads the word lists of the English pack: words with spaces between, and comment lines that begin with #.</summary>
internal static class EnglishWordList
{
    /// <summary>Reads a list.</summary>
    /// <param name="name">The file's name in the folder Acts.</param>
    public static FrozenSet<string> Read(string name)
    {
        using var stream = typeof(EnglishWordList).Assembly.GetManifestResourceStream($"Concierge.Language.Acts.{name}")
            ?? throw new InvalidOperationException($"The resource {name} is missing.");
        using var reader = new StreamReader(stream);
        HashSet<string> words = new(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith('#'))
            {
                words.UnionWith(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
            }
        }

        return words.ToFrozenSet(StringComparer.Ordinal);
    }
}
