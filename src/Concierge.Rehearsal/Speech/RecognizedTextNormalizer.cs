using System.Text.RegularExpressions;

namespace Concierge.Rehearsal.Speech;

/// <summary>
/// Removes the marks of pocketsphinx from its text: pronunciation variants (<c>the(2)</c>), silence (<c>&lt;sil&gt;</c>) and noise
/// (<c>[NOISE]</c>, <c>++UM++</c>).
/// </summary>
internal static partial class RecognizedTextNormalizer
{
    /// <summary>Returns lower-case words separated by single spaces.</summary>
    public static string Normalize(string? hypothesis)
    {
        if (string.IsNullOrWhiteSpace(hypothesis))
        {
            return "";
        }

        var words = hypothesis.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word[0] is not ('<' or '[' or '+'))
            .Select(word => Variant().Replace(word, "").ToLowerInvariant());
        return string.Join(' ', words);
    }

    [GeneratedRegex("\\(\\d+\\)$")]
    private static partial Regex Variant();
}
