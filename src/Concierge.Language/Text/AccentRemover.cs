using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Concierge.Language.Text;

/// <summary>
/// Folds Latin letters to those from A to Z, so that "Café Müller" and "Cafe Muller" compare as the same name and "Nguyễn" is spelled whole.
/// </summary>
/// <remarks>
/// The program runs without ICU (invariant globalization). <see cref="string.Normalize(NormalizationForm)"/> then changes nothing but ASCII, so
/// this class has its own table. It holds every letter of Latin-1, Latin Extended-A, Latin Extended-B and Latin Extended Additional: by its
/// decomposition in the Unicode Character Database, or by its base letter where it has none ("đ", "ł", "ø").
/// </remarks>
internal static class AccentRemover
{
    private static readonly (string Plain, string Accented)[] Letters =
    [
        ("", "Ɂɂ"),
        ("A", "ÀÁÂÃÄÅĀĂĄǍǞǠǺȀȂȦȺḀẠẢẤẦẨẪẬẮẰẲẴẶ"),
        ("a", "àáâãäåāăąǎǟǡǻȁȃȧḁẚạảấầẩẫậắằẳẵặⱥ"),
        ("Ae", "ÆǢǼ"),
        ("ae", "æǣǽ"),
        ("B", "ƁƂƄɃḂḄḆ"),
        ("b", "ƀƃƅḃḅḇ"),
        ("C", "ÇĆĈĊČƇȻḈ"),
        ("c", "çćĉċčƈȼḉ"),
        ("D", "ÐĎĐƉƊƋḊḌḎḐḒ"),
        ("d", "ðďđƌƍȡḋḍḏḑḓẟ"),
        ("db", "ȸ"),
        ("DZ", "ǄǱ"),
        ("Dz", "ǅǲ"),
        ("dz", "ǆǳ"),
        ("E", "ÈÉÊËĒĔĖĘĚƎƏƐȄȆȨɆḔḖḘḚḜẸẺẼẾỀỂỄỆ"),
        ("e", "èéêëēĕėęěǝȅȇȩɇḕḗḙḛḝẹẻẽếềểễệ"),
        ("F", "ƑḞ"),
        ("f", "ƒḟ"),
        ("G", "ĜĞĠĢƓƔǤǦǴḠ"),
        ("g", "ĝğġģǥǧǵḡ"),
        ("Gh", "Ƣ"),
        ("gh", "ƣ"),
        ("H", "ĤĦȞḢḤḦḨḪ"),
        ("h", "ĥħȟḣḥḧḩḫẖ"),
        ("Hv", "Ƕ"),
        ("hv", "ƕ"),
        ("I", "ÌÍÎÏĨĪĬĮİƖƗǏȈȊḬḮỈỊ"),
        ("i", "ìíîïĩīĭįıǐȉȋḭḯỉị"),
        ("Ij", "Ĳ"),
        ("ij", "ĳ"),
        ("J", "ĴɈ"),
        ("j", "ĵǰȷɉ"),
        ("K", "ĶƘǨḰḲḴ"),
        ("k", "ķƙǩḱḳḵ"),
        ("L", "ĹĻĽĿŁȽḶḸḺḼⱠⱢ"),
        ("l", "ĺļľŀłƚƛȴḷḹḻḽⱡ"),
        ("LJ", "Ǉ"),
        ("Lj", "ǈ"),
        ("lj", "ǉ"),
        ("Ll", "Ỻ"),
        ("ll", "ỻ"),
        ("M", "ƜḾṀṂ"),
        ("m", "ḿṁṃ"),
        ("N", "ÑŃŅŇŊƝǸȠṄṆṈṊ"),
        ("n", "ñńņňŉŋƞǹȵṅṇṉṋ"),
        ("NJ", "Ǌ"),
        ("Nj", "ǋ"),
        ("nj", "ǌ"),
        ("O", "ÒÓÔÕÖØŌŎŐƆƟƠǑǪǬǾȌȎȪȬȮȰṌṎṐṒỌỎỐỒỔỖỘỚỜỞỠỢ"),
        ("o", "òóôõöøōŏőơǒǫǭǿȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ"),
        ("Oe", "Œ"),
        ("oe", "œ"),
        ("Ou", "Ȣ"),
        ("ou", "ȣ"),
        ("P", "ƤṔṖⱣ"),
        ("p", "ƥṕṗ"),
        ("Q", "Ɋ"),
        ("q", "ĸɋ"),
        ("qp", "ȹ"),
        ("R", "ŔŖŘƦȐȒɌṘṚṜṞⱤ"),
        ("r", "ŕŗřȑȓɍṙṛṝṟ"),
        ("S", "ŚŜŞŠƧƩƼȘṠṢṤṦṨ"),
        ("s", "śŝşšſƨƪƽșȿṡṣṥṧṩẛẜẝ"),
        ("SS", "ẞ"),
        ("ss", "ß"),
        ("T", "ŢŤŦƬƮȚȾṪṬṮṰ"),
        ("t", "ţťŧƫƭțȶṫṭṯṱẗⱦ"),
        ("Th", "Þ"),
        ("th", "þ"),
        ("ts", "ƾ"),
        ("U", "ÙÚÛÜŨŪŬŮŰŲƯƱǓǕǗǙǛȔȖɄṲṴṶṸṺỤỦỨỪỬỮỰ"),
        ("u", "ùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự"),
        ("V", "ƲɅṼṾỼ"),
        ("v", "ṽṿỽ"),
        ("W", "ŴǷẀẂẄẆẈ"),
        ("w", "ŵƿẁẃẅẇẉẘ"),
        ("X", "ẊẌ"),
        ("x", "ẋẍ"),
        ("Y", "ÝŶŸƳȜȲɎẎỲỴỶỸỾ"),
        ("y", "ýÿŷƴȝȳɏẏẙỳỵỷỹỿ"),
        ("Z", "ŹŻŽƵƷƸǮȤẐẒẔ"),
        ("z", "źżžƶƹƺǯȥɀẑẓẕ"),
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
