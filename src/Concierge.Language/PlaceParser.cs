using System.Text.RegularExpressions;

namespace Concierge.Language;

/// <summary>Parses the town, district or landmark of a restaurant search.</summary>
internal static partial class PlaceParser
{
    /// <summary>Takes the place out of the text, or returns <see langword="null"/> if there is none or only "here".</summary>
    public static string? Parse(MaskedText text)
    {
        foreach (var match in text.TakeAll(Preposition).Append(text.Take(AtEnd())).OfType<Match>())
        {
            if (!Here().IsMatch(match.Groups["p"].Value))
            {
                return match.Groups["p"].Value.Trim();
            }
        }

        return null;
    }

    // A place ends before these words.
    private const string Stop =
        """
        (?:
            for|on|at|by|with|that|which|who|and|or|but|please|tomorrow|tonight|today|now|open|under|we|i|can|could
          | is|are|if|where|what|this|next|from|to|thanks|preferably|maybe|my|our
        )\b
        """;

    // "in Konstanz", "near the old harbour"
    private static Regex Preposition { get; } = new(
        $$"""
        \b(?:in|near|nearby|around|close\s+to|next\s+to|by|not\s+far\s+from|within\s+walking\s+distance\s+of|at)\s+(?<p>
            (?!(?:the\s+)?(?:evening|morning|afternoon|night|moment|mood|world|name|about|least|most|¦))
            (?!¦|\d+\s*(?:¦|$))(?:the\s+)?(?!{{Stop}})[\p{L}\d][\p{L}\d'.\-]*(?<![.])
            (?:\s+(?!{{Stop}})[\p{L}\d][\p{L}\d'\-]*){0,3}
        )
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

    // ", Berlin" at the end of the sentence
    [GeneratedRegex(@",\s*(?<p>\p{Lu}[\p{L}\-]+(?:\s+\p{Lu}[\p{L}\-]+){0,2})\s*[.?!]*\s*$")]
    private static partial Regex AtEnd();

    // Words that name no place by themselves.
    [GeneratedRegex(
        """
        ^(?:
            here|town|me|us|the\s+area|this\s+area|there|where|the\s+neighbou?rhood|walking\s+distance|my\s+place|a
          | an
        )\b
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Here();
}
