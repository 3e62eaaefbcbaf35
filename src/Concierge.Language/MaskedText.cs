using System.Text.RegularExpressions;

namespace Concierge.Language;

/// <summary>A sentence in which each parser masks the words it has read, so that "on 25 Dec" is not read again as a party of 25.</summary>
internal sealed class MaskedText(string text)
{
    /// <summary>The character that replaces words already read.</summary>
    public const char Mask = '¦';

    /// <summary>The normalised sentence: ASCII apostrophes and spaces, corrected spelling, no fillers.</summary>
    public string Original { get; } = Normalise(text);

    /// <summary>The sentence with the words already read masked by <see cref="Mask"/>; it has the length of <see cref="Original"/>.</summary>
    public string Remaining { get; private set; } = Normalise(text);

    /// <summary>Takes all matches of a pattern, in order.</summary>
    public IReadOnlyList<Match> TakeAll(Regex pattern)
    {
        var matches = new List<Match>();
        for (var match = pattern.Match(Remaining); match.Success && match.Length > 0; match = pattern.Match(Remaining))
        {
            matches.Add(match);
            Take(match.Index, match.Length);
        }

        return matches;
    }

    /// <summary>Takes the first match of a pattern, or returns <see langword="null"/> if there is none.</summary>
    public Match? Take(Regex pattern)
    {
        var match = pattern.Match(Remaining);
        if (!match.Success)
        {
            return null;
        }

        Take(match.Index, match.Length);
        return match;
    }

    /// <summary>Masks a part of the sentence.</summary>
    public void Take(int index, int length) =>
        Remaining = string.Concat(Remaining.AsSpan(0, index), new string(Mask, length), Remaining.AsSpan(index + length));

    private static string Normalise(string text) =>
        Filler.Replace(SpellingCorrector.Correct(NormaliseCharacters(text)), match => new string(' ', match.Length));

    private static string NormaliseCharacters(string text) => text
        .Replace('’', '\'').Replace('‘', '\'').Replace('`', '\'').Replace('\u00a0', ' ')
        .Replace('\r', ' ').Replace('\n', ' ').Replace('\t', ' ').Replace('–', '-').Replace('—', '-');

    private static Regex Filler { get; } = new(
        """
          # "um", "you know"
          (?<=[\s,])(?:um+|uh+|erm?|hm+|you\s+know)\b,?
          # ", like,"
        | ,\s*like\s*(?=,)
          # "at like 7"
        | (?<=\b(?:at|for|by|on)\s+)like\b(?=\s+\d)
          # pictographs
        | [\p{So}\p{Cs}]
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);
}
