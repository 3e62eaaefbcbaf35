using System.Text.RegularExpressions;
using Concierge.Language.Text;

namespace Concierge.Language.Acts;

/// <summary>Splits a turn into clauses, with and without punctuation: recognizers write none.</summary>
internal static partial class ClauseSplitter
{
    /// <summary>Splits a turn.</summary>
    /// <returns>Clauses in small letters, with single spaces; a question keeps its question mark.</returns>
    public static IReadOnlyList<string> Split(string turn)
    {
        var text = AccentRemover.Remove(turn).ToLowerInvariant().Replace('’', '\'');
        return
        [
            .. Boundary().Split(Abbreviation().Replace(text, match => match.Value.Replace(".", "", StringComparison.Ordinal)))
                .SelectMany(part => Conjunction().Split(part))
                .Select(part => Noise().Replace(part, " ").Trim())
                .Where(part => part.Length > 0 && part != "?"),
        ];
    }

    // After the mark, so that a question keeps it.
    [GeneratedRegex(@"(?<=\?)|[.!;:]+(?:\s|$)|,\s*|\s[-–—]+\s|—|\.{2,}")]
    private static partial Regex Boundary();

    // A new clause begins with each of these words, which belongs to it.
    [GeneratedRegex(@"\s+(?=(?:but|however|although|though|except|unless|if|provided|assuming|as long as|once|until|because)\b)")]
    private static partial Regex Conjunction();

    [GeneratedRegex(@"\b[ap]\.\s?m\.?|\bno\.(?= \d)|\bst\.(?= \w)")]
    private static partial Regex Abbreviation();

    [GeneratedRegex("[^a-z0-9'?$£€]+")]
    private static partial Regex Noise();
}
