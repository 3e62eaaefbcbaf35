using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Concierge.Language.Text;

/// <summary>Removes the accents from Latin letters, so that "Café Müller" and "Cafe Muller" compare as the same name.</summary>
/// <remarks>
/// The program runs without ICU (invariant globalization). <see cref="string.Normalize(NormalizationForm)"/> then changes nothing but ASCII, so
/// this class has its own table.
/// </remarks>
internal static class AccentRemover
{
    private static readonly (string Plain, string Accented)[] Letters =
    [
        ("A", "ÀÁÂÃÄÅĀĂĄẠẢẤẦẨẪẬẮẰẲẴẶ"),
        ("a", "àáâãäåāăąạảấầẩẫậắằẳẵặ"),
        ("C", "ÇĆĈĊČ"),
        ("c", "çćĉċč"),
        ("D", "Ď"),
        ("d", "ď"),
        ("E", "ÈÉÊËĒĔĖĘĚẸẺẼẾỀỂỄỆ"),
        ("e", "èéêëēĕėęěẹẻẽếềểễệ"),
        ("G", "ĜĞĠĢ"),
        ("g", "ĝğġģ"),
        ("H", "Ĥ"),
        ("h", "ĥ"),
        ("I", "ÌÍÎÏĨĪĬĮİỈỊ"),
        ("i", "ìíîïĩīĭįỉị"),
        ("J", "Ĵ"),
        ("j", "ĵ"),
        ("K", "Ķ"),
        ("k", "ķ"),
        ("L", "ĹĻĽ"),
        ("l", "ĺļľ"),
        ("N", "ÑŃŅŇ"),
        ("n", "ñńņň"),
        ("O", "ÒÓÔÕÖŌŎŐỌỎỐỒỔỖỘỚỜỞỠỢ"),
        ("o", "òóôõöōŏőọỏốồổỗộớờởỡợ"),
        ("R", "ŔŖŘ"),
        ("r", "ŕŗř"),
        ("S", "ŚŜŞŠȘ"),
        ("s", "śŝşšș"),
        ("T", "ŢŤȚ"),
        ("t", "ţťț"),
        ("U", "ÙÚÛÜŨŪŬŮŰŲỤỦỨỪỬỮỰ"),
        ("u", "ùúûüũūŭůűųụủứừửữự"),
        ("W", "ŴẀẂẄ"),
        ("w", "ŵẁẃẅ"),
        ("Y", "ÝŶŸỲỴỶỸ"),
        ("y", "ýÿŷỳỵỷỹ"),
        ("Z", "ŹŻŽ"),
        ("z", "źżž"),
        ("ss", "ß"),
        ("ae", "æ"),
        ("Ae", "Æ"),
        ("oe", "œ"),
        ("Oe", "Œ"),
        ("o", "ø"),
        ("O", "Ø"),
        ("d", "đ"),
        ("D", "Đ"),
        ("l", "ł"),
        ("L", "Ł"),
        ("i", "ı"),
        ("th", "þ"),
        ("Th", "Þ"),
        ("d", "ð"),
        ("D", "Ð"),
    ];

    private static readonly FrozenDictionary<char, string> Plain =
        Letters.SelectMany(row => row.Accented.Select(letter => (letter, row.Plain))).ToFrozenDictionary(pair => pair.letter, pair => pair.Plain);

    /// <summary>Replaces accented letters with plain ones and drops combining marks.</summary>
    public static string Remove(string text)
    {
        if (text.All(char.IsAscii))
        {
            return text;
        }

        var plain = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (Plain.TryGetValue(letter, out var letters))
            {
                plain.Append(letters);
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
            {
                plain.Append(letter);
            }
        }

        return plain.ToString();
    }
}
