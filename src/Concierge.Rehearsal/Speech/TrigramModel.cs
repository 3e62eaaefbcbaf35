using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Concierge.Rehearsal.Speech;

/// <summary>A trigram language model with interpolated Witten-Bell smoothing (Witten and Bell, 1991), written in ARPA's back-off form.</summary>
/// <remarks>Words are numbered in ordinal order, and an n-gram is one integer with 20 bits per word, so sorting the integers sorts the n-grams.</remarks>
internal sealed class TrigramModel
{
    private const int BitsPerWord = 20;
    private const ulong WordMask = (1UL << BitsPerWord) - 1;
    private const ulong BigramMask = (1UL << (2 * BitsPerWord)) - 1;
    private const ulong TrigramMask = (1UL << (3 * BitsPerWord)) - 1;
    private const string SentenceBegin = "<s>";
    private const string SentenceEnd = "</s>";

    private readonly string[] _words;
    private readonly double[] _unigrams;
    private readonly Dictionary<ulong, double> _bigrams;
    private readonly Dictionary<ulong, double> _trigrams;
    private readonly Dictionary<ulong, double> _bigramBackOff;
    private readonly Dictionary<ulong, double> _trigramBackOff;

    private TrigramModel(string[] words, double[] unigrams, Dictionary<ulong, int> bigramCounts, Dictionary<ulong, int> trigramCounts)
    {
        _words = words;
        _unigrams = unigrams;
        (_bigrams, _bigramBackOff) = Smooth(bigramCounts, WordMask, word => _unigrams[word]);
        (_trigrams, _trigramBackOff) = Smooth(trigramCounts, BigramMask, bigram => _bigrams[bigram]);
    }

    /// <summary>All words of the model, including the marks for the beginning and the end of a sentence.</summary>
    public IReadOnlyList<string> Words => _words;

    /// <summary>Estimates a model from sentences of words separated by spaces.</summary>
    public static TrigramModel Estimate(IReadOnlyList<string> sentences)
    {
        var splitSentences = sentences.Select(sentence => (string[])[SentenceBegin, .. sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries), SentenceEnd])
            .ToList();
        var words = splitSentences.SelectMany(sentence => sentence).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        var wordNumbers = words.Index().ToDictionary(pair => pair.Item, pair => (ulong)pair.Index, StringComparer.Ordinal);

        var counts = new int[words.Length];
        var bigrams = new Dictionary<ulong, int>();
        var trigrams = new Dictionary<ulong, int>();
        foreach (var sentence in splitSentences)
        {
            var history = 0UL;
            for (var i = 0; i < sentence.Length; i++)
            {
                var word = wordNumbers[sentence[i]];
                counts[word]++;
                history = (history << BitsPerWord) | word;
                if (i >= 1)
                {
                    CollectionsMarshal.GetValueRefOrAddDefault(bigrams, history & BigramMask, out _)++;
                }

                if (i >= 2)
                {
                    CollectionsMarshal.GetValueRefOrAddDefault(trigrams, history & TrigramMask, out _)++;
                }
            }
        }

        // The model never predicts the beginning of a sentence.
        var begin = (int)wordNumbers[SentenceBegin];
        var types = words.Length - 1;
        var total = counts.Sum() - counts[begin];
        var unigrams = Array.ConvertAll(counts, count => (count + 1.0) / (total + types));
        unigrams[begin] = 0;
        return new TrigramModel(words, unigrams, bigrams, trigrams);
    }

    /// <summary>Writes the model in the text format that pocketsphinx reads.</summary>
    public void WriteArpa(Stream stream)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16, leaveOpen: true);
        writer.Write(string.Create(CultureInfo.InvariantCulture,
            $"\\data\\\nngram 1={_words.Length}\nngram 2={_bigrams.Count}\nngram 3={_trigrams.Count}\n\n\\1-grams:\n"));
        for (var i = 0; i < _words.Length; i++)
        {
            var probability = _unigrams[i] > 0 ? Math.Log10(_unigrams[i]) : -99;
            writer.Write(
                string.Create(CultureInfo.InvariantCulture, $"{probability:F4} {_words[i]} {Math.Log10(_bigramBackOff.GetValueOrDefault((ulong)i, 1)):F4}\n"));
        }

        writer.Write("\n\\2-grams:\n");
        foreach (var key in _bigrams.Keys.Order())
        {
            writer.Write(string.Create(CultureInfo.InvariantCulture,
                $"{Math.Log10(_bigrams[key]):F4} {GetWord(key, 1)} {GetWord(key, 0)} {Math.Log10(_trigramBackOff.GetValueOrDefault(key, 1)):F4}\n"));
        }

        writer.Write("\n\\3-grams:\n");
        foreach (var key in _trigrams.Keys.Order())
        {
            writer.Write(string.Create(
                CultureInfo.InvariantCulture, $"{Math.Log10(_trigrams[key]):F4} {GetWord(key, 2)} {GetWord(key, 1)} {GetWord(key, 0)}\n"));
        }

        writer.Write("\n\\end\\\n");
    }

    /// <summary>Computes the probabilities of n-grams from those of their last n - 1 words, and the back-off weight of each context.</summary>
    private static (Dictionary<ulong, double> Probabilities, Dictionary<ulong, double> BackOff) Smooth(
        Dictionary<ulong, int> counts, ulong suffixMask, Func<ulong, double> getLowerProbability)
    {
        var contexts = new Dictionary<ulong, (int Total, int Types)>();
        foreach (var (key, count) in counts)
        {
            ref var context = ref CollectionsMarshal.GetValueRefOrAddDefault(contexts, key >> BitsPerWord, out _);
            context = (context.Total + count, context.Types + 1);
        }

        var probabilities = new Dictionary<ulong, double>(counts.Count);
        var sums = new Dictionary<ulong, (double Here, double Lower)>(contexts.Count);
        foreach (var (key, count) in counts)
        {
            var (total, types) = contexts[key >> BitsPerWord];
            var lowerProbability = getLowerProbability(key & suffixMask);
            var probability = (count + (types * lowerProbability)) / (total + types);
            probabilities[key] = probability;
            ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(sums, key >> BitsPerWord, out _);
            sum = (sum.Here + probability, sum.Lower + lowerProbability);
        }

        return (probabilities, sums.ToDictionary(pair => pair.Key, pair => Math.Max(1e-7, 1 - pair.Value.Here) / Math.Max(1e-7, 1 - pair.Value.Lower)));
    }

    private string GetWord(ulong key, int fromEnd) => _words[(key >> (fromEnd * BitsPerWord)) & WordMask];
}
