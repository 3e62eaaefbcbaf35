using System.Text.RegularExpressions;
using Concierge.Language.Text;

namespace Concierge.Calls.Evidence;

/// <summary>Finds quotations in the callee's words. Capitals, accents and punctuation do not count; every word does.</summary>
internal sealed partial class QuoteMatcher
{
    private readonly MatchCollection _words;
    private readonly List<string> _plain;
    private readonly string _text;
    private readonly bool[] _isQuoted;
    private int _end;

    /// <param name="text">The callee's turn.</param>
    public QuoteMatcher(string text)
    {
        _text = text;
        _words = Word().Matches(text);
        _plain = [.. _words.Select(word => ToPlain(word.Value))];
        _isQuoted = new bool[_words.Count];
    }

    /// <summary>Finds a quotation, from the end of the last one if it stands there.</summary>
    /// <returns>The place of its first word and how many it has; <see langword="null"/> if the turn does not have these words in this order.</returns>
    public (int Start, int Length)? Find(string quote)
    {
        List<string> words = [.. Word().Matches(quote).Select(word => ToPlain(word.Value))];
        if (words.Count == 0 || (FindFrom(_end, words) ?? FindFrom(0, words)) is not { } start)
        {
            return null;
        }

        _end = start + words.Count;
        Array.Fill(_isQuoted, true, start, words.Count);
        return (start, words.Count);
    }

    /// <summary>The words that no quotation has, in runs.</summary>
    public IEnumerable<(int Start, string Text)> FindUnquoted()
    {
        for (var start = 0; start < _words.Count; start++)
        {
            if (_isQuoted[start])
            {
                continue;
            }

            var end = start;
            while (end + 1 < _words.Count && !_isQuoted[end + 1])
            {
                end++;
            }

            yield return (start, _text[_words[start].Index..(_words[end].Index + _words[end].Length)]);
            start = end;
        }
    }

    private int? FindFrom(int from, List<string> words)
    {
        for (var start = from; start + words.Count <= _plain.Count; start++)
        {
            if (_plain.GetRange(start, words.Count).SequenceEqual(words, StringComparer.Ordinal))
            {
                return start;
            }
        }

        return null;
    }

    private static string ToPlain(string word) =>
        AccentRemover.Remove(word).ToLowerInvariant().Replace("'", "", StringComparison.Ordinal).Replace("’", "", StringComparison.Ordinal);

    // A script without spaces between its words is compared sign by sign.
    [GeneratedRegex(@"[\p{IsCJKUnifiedIdeographs}\p{IsHiragana}\p{IsKatakana}\p{IsThai}]|[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*")]
    private static partial Regex Word();
}
