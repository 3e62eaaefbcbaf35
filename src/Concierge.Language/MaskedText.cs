using System.Text.RegularExpressions;

namespace Concierge.Language;

/// <summary>A sentence from which each reader takes its words away, so that "on 25 Dec" cannot be read again as a party of 25.</summary>
internal sealed partial class MaskedText(string text)
{
    /// <summary>Stands where words were taken.</summary>
    public const char Taken = '¦';

    /// <summary>The sentence with plain apostrophes and spaces; positions are those of the original.</summary>
    public string Original { get; } = Plain(text);

    /// <summary>What nobody has taken yet.</summary>
    public string Rest { get; private set; } = Plain(text);

    /// <summary>Takes every match of a pattern, in order.</summary>
    public IReadOnlyList<Match> TakeAll(Regex pattern)
    {
        var matches = new List<Match>();
        for (var match = pattern.Match(Rest); match.Success && match.Length > 0; match = pattern.Match(Rest))
        {
            matches.Add(match);
            Take(match.Index, match.Length);
        }

        return matches;
    }

    /// <summary>Takes the first match of a pattern.</summary>
    public Match? Take(Regex pattern)
    {
        var match = pattern.Match(Rest);
        if (!match.Success)
        {
            return null;
        }

        Take(match.Index, match.Length);
        return match;
    }

    /// <summary>Takes a stretch of the sentence.</summary>
    public void Take(int index, int length) =>
        Rest = string.Concat(Rest.AsSpan(0, index), new string(Taken, length), Rest.AsSpan(index + length));

    private static string Plain(string text) => Filler().Replace(Spelling.Mend(Spaced(text)), match => new string(' ', match.Length));

    private static string Spaced(string text) => text
        .Replace('’', '\'').Replace('‘', '\'').Replace('`', '\'').Replace('\u00a0', ' ')
        .Replace('\r', ' ').Replace('\n', ' ').Replace('\t', ' ').Replace('–', '-').Replace('—', '-');

    private static Regex? _filler;

    private static Regex Filler() => _filler ??= new(@"(?<=[\s,])(?:um+|uh+|erm?|hm+|you\s+know)\b,?|,\s*like\s*(?=,)|(?<=\b(?:at|for|by|on)\s+)like\b(?=\s+\d)|[\p{So}\p{Cs}]", RegexOptions.IgnoreCase);
}
