using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Concierge.Language.Text;

/// <summary>
/// Converts text to plain Latin letters, so that the guardrails recognize words in disguise: "1gn0re", "i g n o r e", "іgnоre" with
/// Cyrillic letters.
/// </summary>
internal static partial class TextNormalizer
{
    // Pairs: a look-alike letter, then the plain letter.
    private const string Alike = "аaеeоoрpсcуyхxіiѕsјjԁdɡgһhκkαaοoρpνvιiτtυuɪi";
    // Pairs: a digit or sign, then the letter it stands for.
    private const string DigitLookAlikes = "0o1i3e4a5s7t@a$s!i";

    /// <summary>Returns the text in plain lower-case letters, without accents and look-alike letters.</summary>
    public static string ToPlainLetters(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var character in AccentRemover.Remove(text))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(character) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format))
            {
                plain.Append(ReplaceLookAlike(Alike, char.ToLowerInvariant(Narrow(character))));
            }
        }

        return plain.ToString();
    }

    // The program runs without the ICU tables that string.Normalize needs. Full-width letters are at a fixed offset.
    private static char Narrow(char character) => character is >= '\uff01' and <= '\uff5e' ? (char)(character - 0xfee0) : character;

    /// <summary>Joins spaced letters of a plain text and replaces digits inside words by the letters they stand for.</summary>
    public static string Unmask(string plain) => Disguised().Replace(
        Spaced().Replace(plain, match => Separators().Replace(match.Value, "")),
        match => string.Concat(match.Value.Select(character => ReplaceLookAlike(DigitLookAlikes, character))));

    private static char ReplaceLookAlike(string pairs, char character) =>
        pairs.IndexOf(character, StringComparison.Ordinal) is var at && at >= 0 && at % 2 == 0 ? pairs[at + 1] : character;

    [GeneratedRegex(@"(?<!\w)(?:\w[ .\-_*]){2,}\w(?!\w)")]
    private static partial Regex Spaced();

    [GeneratedRegex(@"[ .\-_*]")]
    private static partial Regex Separators();

    [GeneratedRegex(@"(?<![\w@$])(?=[\d@$!]*\p{L})(?=\p{L}*[\d@$!])[\p{L}013457@$!]{3,}(?<!!)")]
    private static partial Regex Disguised();
}
