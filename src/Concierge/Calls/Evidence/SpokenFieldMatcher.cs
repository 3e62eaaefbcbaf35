using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using Concierge.Language.Acts;
using Concierge.Language.Spelling;
using Concierge.Language.Text;
using Concierge.Reservations;
using NodaTime;

namespace Concierge.Calls.Evidence;

/// <summary>Checks whether transcribed speech names a given date, time, party size or guest, in digits or in words.</summary>
internal static partial class SpokenFieldMatcher
{
    private const int MaxPatterns = 1000;

    private static readonly ConcurrentDictionary<string, Regex> Patterns = new(StringComparer.Ordinal);

    private static readonly string[] Tens = ["", "ten", "twenty", "thirty", "forty", "fifty"];

    private static readonly string[] Months =
        ["", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    /// <summary>Whether the text names the party size: "for four", "4 people", "a party of four".</summary>
    public static bool NamesPartySize(string text, int partySize)
    {
        var number = $"(?:{partySize.ToString(CultureInfo.InvariantCulture)}|{FormatWord(partySize)})";
        return Matches(
            text,
            $@"\b(?:for|of|are|be|party|just|make it|have you down for) (?:only |just |a table for |about )?{number}\b(?! (?:thirty"
                + $@"|fifteen|forty|o clock|p m|a m|pm|am)\b)|\b{number} (?:people|persons?|guests?|covers?|seats?|of (?:you|us)|pax"
                + @"|adults?|diners?)\b");
    }

    /// <summary>Whether the text names the time: "7:30", "seven thirty", "half past seven", "nineteen thirty", "seven o'clock".</summary>
    public static bool NamesTime(string text, LocalTime time)
    {
        var hour = time.ClockHourOfHalfDay;
        var hours = $"(?:{FormatDigits(hour)}|{FormatWord(hour)})";
        var day = $"(?:{FormatDigits(time.Hour)}|{FormatWord(time.Hour)})";
        var next = (hour % 12) + 1;
        var nextHours = $"(?:{FormatDigits(next)}|{FormatWord(next)})";
        if (time.Minute == 0)
        {
            return Matches(text, $@"\b{hours} (?:o clock|p m|a m|pm|am|sharp|tonight|in the)\b"
                + $@"|\b(?:at|around|until|say) {hours}\b(?! (?:people|persons?|guests?|fifteen|thirty|forty|[0-9]))|\b{hours} 00\b|\b{day} (?:00|hundred)\b"
                + (hour == 12 ? @"|\bnoon\b|\bmidday\b" : ""));
        }

        var zero = time.Minute < 10 ? "(?:oh |o |zero )?" : "";
        var minute = $"(?:{time.Minute.ToString("00", CultureInfo.InvariantCulture)}|{zero}{FormatWord(time.Minute)})";
        var also = time.Minute switch
        {
            15 => $@"|\bquarter past {hours}\b",
            30 => $@"|\bhalf past {hours}\b|\bhalf {hours}\b",
            45 => $@"|\bquarter to {nextHours}\b",
            < 30 => $@"|\b{FormatMinutes(time.Minute)} past {hours}\b",
            _ => $@"|\b{FormatMinutes(60 - time.Minute)} to {nextHours}\b",
        };
        return Matches(text, $@"\b{hours} {minute}\b|\b{day} {minute}\b{also}")
            || Matches(text, $@"\b{hour.ToString(CultureInfo.InvariantCulture)}{time.Minute.ToString("00", CultureInfo.InvariantCulture)}\b");
    }

    /// <summary>Whether the text names the date: its weekday, its day and month, or "tomorrow".</summary>
    /// <param name="text">The text of a turn.</param>
    /// <param name="date">The date.</param>
    /// <param name="today">The date of the call.</param>
    public static bool NamesDate(string text, LocalDate date, LocalDate today)
    {
        var relative = (date - today).Days switch
        {
            0 when date == today => @"|\btoday\b|\btonight\b|\bthis evening\b",
            1 => @"|\btomorrow\b",
            _ => "",
        };

        // "One second", "my first name", "the twenty second": the ordinals 1 to 3 count only with a month, a weekday or an article.
        var before = date.Day < 4
            ? $@"\b(?:(?:{Months[date.Month]}|{date.DayOfWeek.ToString().ToLowerInvariant()}) (?:the )?|(?:on|until|till|is|for) the )"
            : @"\b(?<!twenty |thirty )";
        var ordinal = $"(?:{EnglishNumberWords.Ordinals[date.Day]}|{date.Day.ToString(CultureInfo.InvariantCulture)}(?:st|nd|rd|th))";
        return Matches(
            text,
            $@"\b{date.DayOfWeek.ToString().ToLowerInvariant()}\b|{before}{ordinal}\b|(?<!twenty "
                + $@"|thirty )\b{ordinal} (?:of )?{Months[date.Month]}\b"
                + $@"|\b{Months[date.Month]} {date.Day.ToString(CultureInfo.InvariantCulture)}\b"
                + $@"|\b{date.Day.ToString(CultureInfo.InvariantCulture)} (?:of )?{Months[date.Month]}\b{relative}");
    }

    /// <summary>Whether the text names the guest, spoken or spelled.</summary>
    public static bool NamesGuest(string text, string name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            return false;
        }

        var surname = name.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^1];
        return $" {Normalize(text)} ".Contains($" {Normalize(surname)} ", StringComparison.Ordinal)
            || (surname.Length > 2 && ConfirmationNumberMatcher.IsSpokenIn(text, NameSpeller.GetLetters(surname)));
    }

    private static bool Matches(string text, string pattern)
    {
        // A call asks for the same few values again and again, but a server sees any number of names.
        if (Patterns.Count >= MaxPatterns)
        {
            Patterns.Clear();
        }

        return Patterns.GetOrAdd(pattern, key => new Regex(key, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)))
            .IsMatch(Normalize(text));
    }

    private static string Normalize(string text) => HalfDay().Replace(Others().Replace(AccentRemover.Remove(text).ToLowerInvariant(), " "), "$1 $2").Trim();

    private static string FormatMinutes(int number) => $"(?:{number.ToString(CultureInfo.InvariantCulture)}|{FormatWord(number)})(?: minutes)?";

    private static string FormatDigits(int number) => $"0?{number.ToString(CultureInfo.InvariantCulture)}";

    private static string FormatWord(int number)
    {
        if (number < EnglishNumberWords.Cardinals.Count)
        {
            return EnglishNumberWords.Cardinals[number];
        }

        var ten = Tens[number / 10];
        return number % 10 == 0 ? ten : $"{ten} {EnglishNumberWords.Cardinals[number % 10]}";
    }

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex Others();

    [GeneratedRegex("([0-9])([ap]m)\\b")]
    private static partial Regex HalfDay();
}
