using System.Globalization;
using System.Text.RegularExpressions;
using Concierge.Rehearsal.Language;

namespace Concierge.Rehearsal.Person;

/// <summary>Writes a person's text, with times, numbers and codes in digits, as it is spoken: <c>at 7:30 pm</c> becomes <c>at seven thirty P M</c>.</summary>
internal static partial class TypedTextFormatter
{
    /// <summary>Formats a text for the synthesizer. The letters of a code are explained: <c>L as in lima</c>.</summary>
    public static string FormatForSpeech(string text)
    {
        text = TimePattern().Replace(text, match => FormatTime(match));
        text = CodePattern().Replace(text, match => SpokenFormatter.FormatCodeExplained(match.Value));
        text = OrdinalPattern().Replace(text, match => FormatOrdinal(match.Groups["day"].Value) ?? match.Value);
        return SpokenFormatter.FormatText(text);
    }

    /// <summary>Formats a text as the recognizer would return it: lower case, no punctuation, single letters as <c>b.</c></summary>
    public static string FormatAsRecognized(string text) => RecognizedWords.ToRecognizedForm(FormatForSpeech(text));

    private static string FormatTime(Match match)
    {
        var hour = int.Parse(match.Groups["hour"].ValueSpan, CultureInfo.InvariantCulture);
        var minute = match.Groups["minute"].Success ? int.Parse(match.Groups["minute"].ValueSpan, CultureInfo.InvariantCulture) : 0;
        if (hour > 23 || minute > 59)
        {
            return match.Value;
        }

        var half = match.Groups["half"].Success ? char.ToUpperInvariant(match.Groups["half"].Value[0]) : '\0';
        var words = EnglishNumbers.ToWords(hour % 12 == 0 ? 12 : hour % 12);
        words += minute switch
        {
            0 => half == '\0' ? " o'clock" : "",
            < 10 => $" oh {EnglishNumbers.ToWords(minute)}",
            _ => $" {EnglishNumbers.ToWords(minute)}",
        };
        return half == '\0' ? words : $"{words} {half} M";
    }

    private static string? FormatOrdinal(string digits) =>
        int.Parse(digits, CultureInfo.InvariantCulture) is >= 1 and <= 31 and var day ? EnglishNumbers.ToOrdinal(day) : null;

    [GeneratedRegex(
        @"\b(?<hour>[0-9]{1,2})([:.](?<minute>[0-9]{2})(\s*(?<half>[ap])\.?m\b\.?)?|\s*(?<half>[ap])\.?m\b\.?)",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex TimePattern();

    // Capital letters with digits among them.
    [GeneratedRegex(@"\b(?=[A-Z]*[0-9])(?=[0-9]*[A-Z])[A-Z0-9]{2,20}\b", RegexOptions.ExplicitCapture)]
    private static partial Regex CodePattern();

    [GeneratedRegex(@"\b(?<day>[0-9]{1,2})(st|nd|rd|th)\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex OrdinalPattern();
}
