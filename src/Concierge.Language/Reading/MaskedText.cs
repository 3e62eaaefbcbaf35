using System.Text.RegularExpressions;

namespace Concierge.Language.Reading;

/// <summary>A sentence in which each parser masks the words it has read, so that "on 25 Dec" is not read again as a party of 25.</summary>
internal sealed class MaskedText
{
    private readonly List<ReadPart> _parts = [];
    private readonly List<(int Index, int Length, int SourceLength)> _corrections = [];

    /// <summary>Prepares a sentence.</summary>
    public MaskedText(string text)
    {
        Original = Normalise(text, (index, length, source) => _corrections.Add((index, length, source)));
        Remaining = Original;
    }

    /// <summary>The character that replaces words already read.</summary>
    public const char Mask = '¦';

    /// <summary>The normalised sentence: ASCII apostrophes and spaces, corrected spelling, no fillers.</summary>
    public string Original { get; }

    /// <summary>The sentence with the words already read masked by <see cref="Mask"/>; it has the length of <see cref="Original"/>.</summary>
    public string Remaining { get; private set; }

    /// <summary>What the next parts are read as; the parts keep it.</summary>
    public string Subject { get; set; } = "";

    /// <summary>The parts read so far, in the order in which they were read.</summary>
    public IReadOnlyList<ReadPart> Parts => _parts;

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
    public void Take(int index, int length)
    {
        _parts.Add(new ReadPart(Subject, index, length));
        Remaining = string.Concat(Remaining.AsSpan(0, index), new string(Mask, length), Remaining.AsSpan(index + length));
    }

    /// <summary>Returns a part's position and length in the sentence as the guest wrote it.</summary>
    public (int Index, int Length) ToSource(ReadPart part)
    {
        var start = ToSource(part.Index, isEnd: false);
        return (start, ToSource(part.End, isEnd: true) - start);
    }

    private int ToSource(int position, bool isEnd)
    {
        var shift = 0;
        foreach (var (index, length, source) in _corrections)
        {
            if (position >= index + length)
            {
                shift += source - length;
            }
            else if (position > index)
            {
                return index + shift + (isEnd ? source : 0);
            }
        }

        return position + shift;
    }

    private static string Normalise(string text, Action<int, int, int> corrected) =>
        Filler.Replace(SpellingCorrector.Correct(NormaliseCharacters(text), corrected), match => new string(' ', match.Length));

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
