using System.Globalization;
using System.Text.RegularExpressions;

namespace Concierge.Language.Phones;

/// <summary>
/// Reads the field of a telephone number as people and files fill it: several numbers, an extension, a note. The first number that can
/// be dialled is taken.
/// </summary>
internal static partial class PhoneNumberFieldParser
{
    private const int MaxLength = 200;

    // Fewer digits are a count or a house number, not a number that was left out.
    private const int MinOtherDigits = 3;

    /// <summary>Parses a field.</summary>
    /// <param name="text">The field.</param>
    /// <param name="country">ISO 3166, two letters, for numbers without country code; <see langword="null"/> if it is not known.</param>
    public static PhoneNumberReading Parse(string? text, string? country)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > MaxLength)
        {
            return new PhoneNumberReading(null, PhoneNumberRemarks.None, PhoneNumberProblem.NotANumber);
        }

        var remarks = PhoneNumberRemarks.None;
        var rest = BrazilianCarrier().Replace(SpreadsheetText().Replace(WithPlainCharacters(text), ""), "${area} ");
        rest = TakeOut(Extension(), rest, PhoneNumberRemarks.ExtensionLeftOut, ref remarks);
        rest = TakeOut(BracketedNoteWithDigits(), rest, PhoneNumberRemarks.NoteLeftOut, ref remarks, with: ";");
        rest = TakeOut(BracketedNote(), rest, PhoneNumberRemarks.NoteLeftOut, ref remarks);
        List<PhoneNumberReading> readings = [.. ListSeparator().Split(rest).SelectMany(part => ReadPart(part, country))];
        var numbers = readings.Where(reading => reading.Number is { IsPremiumRate: false }).ToList();
        var chosen = numbers.Find(reading => !reading.Remarks.HasFlag(PhoneNumberRemarks.NotInNumberingPlan))
            ?? numbers.FirstOrDefault()
            ?? readings.Find(reading => reading.Number is not null);
        if (chosen is null)
        {
            var problem = readings.Select(reading => reading.Problem).Append(PhoneNumberProblem.NotANumber).Max();
            return new PhoneNumberReading(null, PhoneNumberRemarks.None, problem);
        }

        remarks |= readings.Where(reading => reading != chosen).Aggregate(PhoneNumberRemarks.None, (all, other) => all | Describe(other));
        return chosen with { Remarks = chosen.Remarks | remarks };
    }

    /// <summary>Splits a list of fields, each with one number.</summary>
    public static IEnumerable<string> SplitList(string text) =>
        EntrySeparator().Split(text).Select(entry => entry.Trim()).Where(entry => entry.Length > 0);

    // The rest of a field, as an other number or as a note.
    private static PhoneNumberRemarks Describe(PhoneNumberReading other) =>
        other.Number is not null || other.Problem != PhoneNumberProblem.NotANumber ? PhoneNumberRemarks.OthersLeftOut : other.Remarks;

    private static IEnumerable<PhoneNumberReading> ReadPart(string part, string? country)
    {
        var written = Label().Replace(part, "").Trim();
        if (written.Length == 0)
        {
            yield break;
        }

        if (LeadingNote().Match(written) is { Success: true } note && !note.Value.Contains("fax", StringComparison.OrdinalIgnoreCase))
        {
            yield return new PhoneNumberReading(null, PhoneNumberRemarks.NoteLeftOut, PhoneNumberProblem.NotANumber);
            written = written[note.Length..];
        }

        var letters = FirstLetter().Match(written);
        var digits = letters.Success ? written[..letters.Index] : written;
        var readings = ReadNumbers(digits, country).ToList();
        if (letters.Success && !readings.Exists(reading => reading.Number is not null) && ReadVanityNumber(written, country) is { } spelled)
        {
            yield return spelled;
            yield break;
        }

        foreach (var reading in readings)
        {
            yield return reading;
        }

        if (letters.Success)
        {
            var isOther = written[letters.Index..].Count(char.IsAsciiDigit) >= MinOtherDigits;
            yield return new PhoneNumberReading(
                null, isOther ? PhoneNumberRemarks.OthersLeftOut : PhoneNumberRemarks.NoteLeftOut, PhoneNumberProblem.NotANumber);
        }
    }

    // A slash stands between two numbers, or between an area code and the number: "07531/12345/12346". What is before it is a number
    // of its own if the plan has it.
    private static IEnumerable<PhoneNumberReading> ReadNumbers(string text, string? country)
    {
        var pieces = text.Split('/', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        for (var start = 0; start < pieces.Length;)
        {
            var next = start + 1;
            var joined = pieces[start];
            var reading = NumberingPlan.Read(joined, country);
            while (next < pieces.Length && !IsInPlan(reading) && !BeginsInternational(pieces[next]))
            {
                joined = $"{joined} {pieces[next++]}";
                reading = NumberingPlan.Read(joined, country);
            }

            // "123456/57": the second number is written by its last digits.
            yield return reading.Number is null && joined.Any(char.IsAsciiDigit)
                ? reading with { Remarks = reading.Remarks | PhoneNumberRemarks.OthersLeftOut }
                : reading;
            start = next;
        }
    }

    private static bool IsInPlan(PhoneNumberReading reading) => reading.Number is not null && !reading.Remarks.HasFlag(PhoneNumberRemarks.NotInNumberingPlan);

    private static bool BeginsInternational(string piece) => piece[0] == '+' || piece.StartsWith("00", StringComparison.Ordinal);

    // "415-555-EATS": letters stand for digits in North America only, and only where they complete a number of the plan (ITU-T E.161).
    private static PhoneNumberReading? ReadVanityNumber(string text, string? country)
    {
        if (!VanityNumber().IsMatch(text))
        {
            return null;
        }

        var digits = PhoneNumbers.PhoneNumberUtil.ConvertAlphaCharactersInNumber(text);
        var reading = NumberingPlan.Read(digits, country);
        return IsInPlan(reading) && reading.Number!.E164.StartsWith("+1", StringComparison.Ordinal) ? reading : null;
    }

    // Digits, plus signs and blanks of other scripts and widths (Unicode: general categories Nd and Zs). Address books put invisible marks around
    // numbers (Cf).
    private static string WithPlainCharacters(string text) => string.Concat(text
        .Where(written => char.GetUnicodeCategory(written) != UnicodeCategory.Format)
        .Select(written => char.IsDigit(written) ? (char)('0' + (int)char.GetNumericValue(written))
            : written == '\uff0b' ? '+'
            : char.IsSeparator(written) ? ' '
            : written));

    private static string TakeOut(Regex regex, string text, PhoneNumberRemarks remark, ref PhoneNumberRemarks remarks, string with = " ")
    {
        var rest = regex.Replace(text, with);
        remarks |= rest == text ? PhoneNumberRemarks.None : remark;
        return rest;
    }

    // ";ext=4" (RFC 3966), "x12", "ext. 12", "(ext 12)", "#12", "Durchwahl 12", ",,12#" and "p12" (pauses of a telephone), after a digit of the number.
    [GeneratedRegex(
        """
        (?<=\d\s*\)?\s*)[\s,;(]*
        (?: \b(?:ext(?:ension|n)?|durchwahl|dw|nebenst(?:elle)?|poste|anexo|interno)\b | (?<![\p{L}])x(?=[\s.:]*\d) | \#
            | ,, | [,;](?=\s*\d{1,7}\#) | [pw](?=\d{1,7}\#?\s*$) )
        [\s.:=]*\d{1,7}(?!\d)\#?\s*\)?
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Extension();

    // "'07531 123456" and "=\"07531 123456\"" keep a spreadsheet from taking a number for a value.
    [GeneratedRegex("""^\s*=?\s*["'\u2018\u2019]+|["'\u2018\u2019]+\s*$""")]
    private static partial Regex SpreadsheetText();

    // What stands on both sides of such a note is not one number.
    [GeneratedRegex(@"\((?=[^()]*\p{L})[^()]*\d[^()]*\)|\[(?=[^\[\]]*\p{L})[^\[\]]*\d[^\[\]]*\]")]
    private static partial Regex BracketedNoteWithDigits();

    // Brazil: "(0xx11)" is the zero, any carrier's two digits, and the area code.
    [GeneratedRegex(@"\(?\b0\s*(?:xx|\*\*)\s*(?<area>\d{2})\b\)?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BrazilianCarrier();

    // "WhatsApp +49 171 1234567", "Reservierung: 07531 12345"
    [GeneratedRegex(@"^\p{L}[\p{L}\s.-]*:?\s*(?=[+(\d])")]
    private static partial Regex LeadingNote();

    [GeneratedRegex(@"\([^()]*\p{L}[^()]*\)|\[[^\[\]]*\p{L}[^\[\]]*\]")]
    private static partial Regex BracketedNote();

    [GeneratedRegex(@"[,;|&\r\n]+|\s(?:or|oder|ou|o|and|und|et|y|e)\s", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ListSeparator();

    // Not the separators of an extension.
    [GeneratedRegex(@"[,;\r\n](?!\s*(?:ext|x\s?\d))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EntrySeparator();

    [GeneratedRegex(
        @"^\s*(?:tel(?:e(?:phone|fono?|fon|foon))?|phone|ph|fon|t[ée]l(?:[ée]phone)?|mob(?:ile?|il)?|cell|handy|[tpm])\s*[.:]*\s*(?=[+(\d])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Label();

    [GeneratedRegex(@"\p{L}")]
    private static partial Regex FirstLetter();

    [GeneratedRegex(@"^[+\d][\d\s().-]*[a-z-]{3,}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex VanityNumber();
}
