using System.Text.RegularExpressions;

namespace Concierge.Rehearsal.Speech;

/// <summary>Rewrites a text so that flite reads it correctly.</summary>
/// <remarks>
/// flite reads a lone "A" as the article, so the spelled letter is written "ay". A letter is <c>B</c> or, as the recognizer writes it,
/// <c>b.</c>
/// </remarks>
internal static partial class FliteTextFormatter
{
    private static readonly HashSet<string> DigitWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "zero", "oh", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    };

    /// <summary>Rewrites a text for flite.</summary>
    public static string Format(string text)
    {
        var tokens = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var rewritten = new string[tokens.Length];
        for (var i = 0; i < tokens.Length; i++)
        {
            var match = LoneLetter().Match(tokens[i]);
            var hasDot = match.Success && match.Groups["dot"].Success;
            var letter = match.Success ? match.Groups["letter"].Value : "";
            rewritten[i] = letter switch
            {
                "" => tokens[i],
                "A" or "a" when hasDot || (letter == "A" && IsSpelled(tokens, i)) => "ay" + match.Groups["rest"].Value,
                _ when hasDot => letter.ToUpperInvariant() + match.Groups["rest"].Value,
                _ => tokens[i],
            };
        }

        return string.Join(' ', rewritten);
    }

    /// <summary>Within a sentence a capital A is always the letter; at its beginning it is the article unless a spelled symbol follows.</summary>
    private static bool IsSpelled(string[] tokens, int index)
    {
        if (tokens[index].Length > 1)
        {
            return true;
        }

        var startsSentence = index == 0 || tokens[index - 1][^1] is '.' or '!' or '?' or ':';
        if (!startsSentence)
        {
            return true;
        }

        return TrimPunctuation(tokens, index + 1) switch
        {
            null => index > 0,
            "as" => TrimPunctuation(tokens, index + 2) is "in",
            { Length: 1 } next => char.IsUpper(next[0]) && next != "I",
            var next => DigitWords.Contains(next) && (
                TrimPunctuation(tokens, index + 2) is not { } following || DigitWords.Contains(following) || following.Length == 1),
        };
    }

    private static string? TrimPunctuation(string[] tokens, int index) => index < tokens.Length ? tokens[index].TrimEnd('.', ',', '?', '!', ';', ':') : null;

    [GeneratedRegex("^(?<letter>[A-Za-z])(?<dot>\\.(?!$)|(?<=[a-z])\\.)?(?<rest>[.,;:?!]*)$", RegexOptions.ExplicitCapture)]
    private static partial Regex LoneLetter();
}
