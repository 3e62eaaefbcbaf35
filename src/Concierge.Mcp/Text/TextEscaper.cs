using System.Globalization;
using System.Text;

namespace Concierge.Mcp.Text;

/// <summary>
/// Shows the characters that nobody sees as what they are: <c>\u202e</c>. Text of others must not hide words from the person who reads it, or forge lines
/// (Unicode's control and format characters, among them the bidirectional controls and the tags).
/// </summary>
internal static class TextEscaper
{
    private const string QuotationMarks = "\"“”„‟«»‹›〝〞＂";
    private const char ZeroWidthNonJoiner = '\u200c';
    private const char ZeroWidthJoiner = '\u200d';

    /// <summary>Escapes a text.</summary>
    public static string Escape(string text)
    {
        StringBuilder? escaped = null;
        for (var index = 0; index < text.Length;)
        {
            var isRune = Rune.TryGetRuneAt(text, index, out var rune);
            var length = isRune ? rune.Utf16SequenceLength : 1;
            if (!isRune || (IsInvisible(rune) && !JoinsLetters(text, index)))
            {
                escaped ??= new StringBuilder(text, 0, index, text.Length + 16);
                escaped.Append(Describe(isRune ? rune.Value : text[index]));
            }
            else
            {
                escaped?.Append(text, index, length);
            }

            index += length;
        }

        return escaped?.ToString() ?? text;
    }

    /// <summary>
    /// Escapes a text and cuts it to a length, for a question that a person reads in quotation marks. Its own become apostrophes: it cannot end the
    /// quotation and go on in the program's name.
    /// </summary>
    public static string EscapeShort(string text, int maxLength)
    {
        var escaped = string.Concat(Escape(text).Select(character => QuotationMarks.Contains(character) ? '\'' : character));
        return escaped.Length <= maxLength ? escaped : $"{escaped[..maxLength]}…";
    }

    private static string Describe(int value) => value > char.MaxValue
        ? string.Create(CultureInfo.InvariantCulture, $"\\u{{{value:x}}}")
        : string.Create(CultureInfo.InvariantCulture, $"\\u{value:x4}");

    private static bool IsInvisible(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;

    // Persian and the scripts of India write one of the two joiners between letters.
    private static bool JoinsLetters(string text, int index) =>
        text[index] is ZeroWidthJoiner or ZeroWidthNonJoiner && IsLetter(text, index - 1) && IsLetter(text, index + 1);

    private static bool IsLetter(string text, int index) =>
        index >= 0 && index < text.Length
        && (char.IsLetter(text, index) || char.GetUnicodeCategory(text, index) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark);
}
