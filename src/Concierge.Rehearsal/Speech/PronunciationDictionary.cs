using System.Text;

namespace Concierge.Rehearsal.Speech;

/// <summary>Pronunciations in the format of the CMU dictionary: a word, its variants as <c>word(2)</c>, and phonemes.</summary>
internal static class PronunciationDictionary
{
    /// <summary>Restaurant words that the CMU dictionary lacks.</summary>
    private static readonly Dictionary<string, string> AdditionalPronunciations = new(StringComparer.Ordinal)
    {
        ["pierre"] = "P IY EH R",
        ["trattoria"] = "T R AE T AH R IY AH",
        ["corkage"] = "K AO R K IH JH",
    };

    /// <summary>Writes the pronunciations of all words.</summary>
    public static void WriteAll(string path) => File.WriteAllLines(
        path,
        File.ReadLines(AcousticModelPaths.Dictionary).Concat(AdditionalPronunciations.Select(word => $"{word.Key} {word.Value}")));

    /// <summary>Writes the pronunciations of the given words only.</summary>
    /// <exception cref="InvalidDataException">A word has no pronunciation.</exception>
    public static void WriteSubset(IEnumerable<string> words, string path)
    {
        var pronunciationsByWord = words.Where(word => word[0] != '<').ToDictionary(word => word, _ => new List<string>(1), StringComparer.Ordinal);
        foreach (var line in File.ReadLines(AcousticModelPaths.Dictionary))
        {
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            var variant = line.IndexOf('(', StringComparison.Ordinal);
            if (space > 0 && pronunciationsByWord.TryGetValue(line[..(variant > 0 && variant < space ? variant : space)], out var found))
            {
                found.Add(line[(space + 1)..].Trim());
            }
        }

        var dictionary = new StringBuilder();
        foreach (var (word, pronunciations) in pronunciationsByWord.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (pronunciations.Count == 0)
            {
                pronunciations.Add(AdditionalPronunciations.GetValueOrDefault(word) ?? throw new InvalidDataException(
                    $"The sentence templates use \"{word}\", which has no pronunciation. Use another word or add it to {nameof(PronunciationDictionary)}."));
            }

            for (var i = 0; i < pronunciations.Count; i++)
            {
                dictionary.Append(word).Append(i == 0 ? "" : $"({i + 1})").Append(' ').Append(pronunciations[i]).Append('\n');
            }
        }

        File.WriteAllText(path, dictionary.ToString());
    }
}
