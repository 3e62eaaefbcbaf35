using System.Globalization;
using System.Text.RegularExpressions;

namespace Concierge.Rehearsal.Language;

/// <summary>Formats values as words that a speech synthesizer reads well: no digits, letters as capitals, pauses as commas.</summary>
public static partial class SpokenFormatter
{
    /// <summary>Formats a time: <c>seven o'clock</c>, <c>seven thirty</c>, <c>noon</c>; in the morning with <c>A M</c>.</summary>
    public static string FormatTime(TimeOnly time)
    {
        if (time is { Hour: 12, Minute: 0 })
        {
            return "noon";
        }

        string hour = EnglishNumbers.ToWords(time.Hour % 12 == 0 ? 12 : time.Hour % 12);
        string minute = time.Minute switch
        {
            0 => time.Hour < 12 ? "" : " o'clock",
            < 10 => $" oh {EnglishNumbers.ToWords(time.Minute)}",
            _ => $" {EnglishNumbers.ToWords(time.Minute)}",
        };
        return time.Hour < 12 ? $"{hour}{minute} A M" : $"{hour}{minute}";
    }

    /// <summary>Formats a date: <c>Monday, November twenty third</c>.</summary>
    public static string FormatDate(DateOnly date) => $"{date.DayOfWeek}, {FormatMonth(date.Month)} {EnglishNumbers.ToOrdinal(date.Day)}";

    /// <summary>Formats a month: <c>November</c>.</summary>
    /// <param name="month">1 to 12.</param>
    public static string FormatMonth(int month) => CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month);

    /// <summary>Formats a party size: <c>four people</c>, <c>one person</c>.</summary>
    public static string FormatPeople(int count) => count == 1 ? "one person" : $"{EnglishNumbers.ToWords(count)} people";

    /// <summary>Formats a code in the words of the phonetic alphabet: <c>bravo, kilo, four, seven, two</c>.</summary>
    public static string FormatCode(string code) => JoinSymbols(code, symbol => PhoneticAlphabet.GetCodeWord(symbol));

    /// <summary>Formats a code with explained letters: <c>B as in bravo, K as in kilo, four, seven, two</c>.</summary>
    public static string FormatCodeExplained(string code) => JoinSymbols(code, symbol => $"{symbol} as in {PhoneticAlphabet.GetCodeWord(symbol)}");

    /// <summary>
    /// Formats a name letter by letter with explained letters, in groups of three: <c>S as in sierra, M as in mike, I as in india; T as in tango</c>.
    /// The synthesizer pauses at a semicolon.
    /// </summary>
    public static string FormatSpelled(string name) => JoinGroups(name, FormatCodeExplained);

    /// <summary>Formats a name in the words of the phonetic alphabet, in groups of three: <c>sierra, mike, india; tango, hotel</c>.</summary>
    public static string FormatSpellingWords(string name) => JoinGroups(name, FormatCode);

    /// <summary>Formats a phone number digit by digit, in groups, without the country code of North America.</summary>
    public static string FormatPhoneNumber(string number)
    {
        ArgumentNullException.ThrowIfNull(number);
        string digits = string.Concat(number.Where(char.IsAsciiDigit));
        if (digits.Length == 11 && digits[0] == '1' && number.TrimStart().StartsWith('+'))
        {
            digits = digits[1..];
        }

        IEnumerable<string> groups = digits.Length == 10
            ? [digits[..3], digits[3..6], digits[6..]]
            : digits.Chunk(3).Select(chunk => new string(chunk));
        return string.Join(", ", groups.Select(group => string.Join(' ', group.Select(digit => EnglishNumbers.ToWords(digit - '0')))));
    }

    /// <summary>Replaces the numbers of a text with words.</summary>
    public static string FormatText(string text) => DigitsPattern().Replace(
        text,
        match => match.Length <= 2
            ? EnglishNumbers.ToWords(int.Parse(match.ValueSpan, CultureInfo.InvariantCulture))
            : string.Join(' ', match.Value.Select(digit => EnglishNumbers.ToWords(digit - '0'))));

    private static string JoinGroups(string name, Func<string, string> formatGroup) =>
        string.Join("; ", name.ToUpperInvariant().Where(char.IsAsciiLetter).Chunk(3).Select(group => formatGroup(new string(group))));

    private static string JoinSymbols(string code, Func<char, string> formatLetter) =>
        string.Join(
            ", ",
            code.Where(char.IsAsciiLetterOrDigit).Select(symbol => char.IsAsciiDigit(symbol) ? EnglishNumbers.ToWords(symbol - '0') : formatLetter(symbol)));

    [GeneratedRegex("[0-9]+", RegexOptions.ExplicitCapture)]
    private static partial Regex DigitsPattern();
}
