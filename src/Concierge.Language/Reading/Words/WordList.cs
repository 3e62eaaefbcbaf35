using System.IO.Compression;
using Concierge.Language.Text;

namespace Concierge.Language.Reading.Words;

/// <summary>A large list of words or phrases in a resource. It keeps one hash for each, so that it is small and quick to load.</summary>
internal sealed class WordList
{
    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    private readonly HashSet<ulong> _hashes;

    private WordList(HashSet<ulong> hashes) => _hashes = hashes;

    /// <summary>Reads a compressed resource with one entry per line, in small letters without accents.</summary>
    public static WordList Load(string resource)
    {
        using var stream = typeof(WordList).Assembly.GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(new GZipStream(stream, CompressionMode.Decompress));
        var hashes = new HashSet<ulong>();
        while (reader.ReadLine() is { } line)
        {
            hashes.Add(Hash(line));
        }

        return new WordList(hashes);
    }

    /// <summary>Whether the list has the entry, in any spelling of capitals and accents.</summary>
    public bool Contains(string entry) => _hashes.Contains(Hash(Fold(entry)));

    /// <summary>Returns small letters without accents.</summary>
    public static string Fold(string text) => AccentRemover.Remove(text).ToLowerInvariant();

    private static ulong Hash(string text)
    {
        var hash = Offset;
        foreach (var character in text)
        {
            hash = (hash ^ character) * Prime;
        }

        return hash;
    }
}
