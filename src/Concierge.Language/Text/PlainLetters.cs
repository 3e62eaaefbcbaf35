using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Concierge.Language.Text;

/// <summary>Writes text in plain Latin letters, so that words spelt to slip past a rule are seen: "1gn0re", "i g n o r e", "іgnоre" with Cyrillic letters.</summary>
internal static partial class PlainLetters
{
    private const string Alike = "аaеeоoрpсcуyхxіiѕsјjԁdɡgһhκkαaοoρpνvιiτtυuɪi";
    private const string Figures = "0o1i3e4a5s7t@a$s!i";

    /// <summary>The text in plain small letters, accents and disguises taken off.</summary>
    public static string Of(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var character in Accents.Remove(text))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(character) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format))
            {
                plain.Append(Twin(Alike, char.ToLowerInvariant(Narrow(character))));
            }
        }

        return plain.ToString();
    }

    // The program runs without the tables that string.Normalize needs: full-width letters lie at a fixed distance.
    private static char Narrow(char character) => character is >= '\uff01' and <= '\uff5e' ? (char)(character - 0xfee0) : character;

    /// <summary>Plain text with spaced letters joined, and figures inside words read as the letters they stand for.</summary>
    public static string Unmasked(string plain) => Disguised().Replace(
        Spaced().Replace(plain, match => Separators().Replace(match.Value, "")),
        match => string.Concat(match.Value.Select(character => Twin(Figures, character))));

    private static char Twin(string pairs, char character) =>
        pairs.IndexOf(character, StringComparison.Ordinal) is var at && at >= 0 && at % 2 == 0 ? pairs[at + 1] : character;

    [GeneratedRegex(@"(?<!\w)(?:\w[ .\-_*]){2,}\w(?!\w)")]
    private static partial Regex Spaced();

    [GeneratedRegex(@"[ .\-_*]")]
    private static partial Regex Separators();

    [GeneratedRegex(@"(?<![\w@$])(?=[\d@$!]*\p{L})(?=\p{L}*[\d@$!])[\p{L}013457@$!]{3,}(?<!!)")]
    private static partial Regex Disguised();
}
