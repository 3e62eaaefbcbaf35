using System.Text.RegularExpressions;
using Concierge.Language.Dates;
using NodaTime;

namespace Concierge.Language;

/// <summary>Combines all days of a sentence: the first choice, other accepted days, or the question which day is meant.</summary>
internal static partial class DateChoiceResolver
{
    /// <summary>The maximum number of days in one request.</summary>
    public const int MaxDays = 7;

    /// <summary>Combines the days of a sentence.</summary>
    /// <param name="text">The sentence without the days.</param>
    /// <param name="readings">The days of the sentence, in order.</param>
    public static DateReading? Resolve(MaskedText text, IReadOnlyList<ParsedValue<DateReading>> readings)
    {
        var sentence = text.Original;
        var excluded = readings.Where(reading => Excluding.IsMatch(sentence[..reading.Index])).ToList();
        var kept = CorrectionResolver.Resolve(sentence, readings.Except(excluded));
        if (kept.Count == 0)
        {
            return excluded.Count == 0 ? AskAboutUnread(text) : DateReading.CreateQuestion("Which day would you like instead?");
        }

        var choice = kept.Count == 1 ? ReadSingle(sentence, kept[0]) : Combine(sentence, kept);
        choice = kept.Any(reading => IsBound(sentence, reading)) ? DateReading.CreateQuestion("Which days exactly would suit you?") : choice;
        choice = Exclude(choice, sentence, excluded);
        choice = choice.Date is not null && AskAboutUnread(text) is { } unread ? unread : choice;
        return choice with { Positions = [.. kept.Select(reading => reading.Index)] };
    }

    // "Before Friday" names a limit and not the requested day.
    private static bool IsBound(string sentence, ParsedValue<DateReading> reading) =>
        BoundBefore().IsMatch(sentence[..reading.Index])
        || BoundBehind().IsMatch(sentence[reading.End..])
        || (From().IsMatch(sentence[..reading.Index]) && On().IsMatch(sentence[reading.End..]));

    private static DateReading ReadSingle(string sentence, ParsedValue<DateReading> only) =>
        only.Value with { IsAddition = only.Value.Date is not null && ConcessionParser.IsAddition(sentence[only.End..]) };

    private static DateReading Combine(string sentence, IReadOnlyList<ParsedValue<DateReading>> kept)
    {
        var days = kept[0].Value.AllDays.ToList();
        var unsettled = days.Count == 0 ? kept[0].Value : null;
        for (var i = 1; i < kept.Count; i++)
        {
            var (before, reading) = (kept[i - 1], kept[i]);
            var between = sentence[Math.Min(before.End, reading.Index)..reading.Index];
            var after = sentence[reading.End..(i + 1 < kept.Count ? Math.Max(kept[i + 1].Index, reading.End) : sentence.Length)];
            var same = (unsettled?.Options ?? days).Intersect(reading.Value.Options).ToList();
            if (same.Count == 1 && days.Count <= 1 && !ConcessionParser.IsChoice(between, after))
            {
                // "Sunday, the 29th" names one day twice.
                (days, unsettled) = (same, null);
            }
            else if (ConcessionParser.IsChoice(between, after)
                || IsListed(sentence, kept, i)
                || (ConcessionParser.PrefersSecond(between, after) && same.Count == 1))
            {
                var added = ResolveDays(reading, days, sentence, [.. kept.Take(i)]);
                unsettled ??= added.Count == 0 ? AskWhichWeek(reading.Value) : null;
                days = ConcessionParser.PrefersSecond(between, after) ? [.. added, .. days] : [.. days, .. added];
            }
            else
            {
                var (one, other) = (days.Count > 0 ? days : kept[0].Value.Options, reading.Value.Options);
                return one.Count == 0 ? kept[0].Value : other.Count == 0 ? reading.Value
                    : new DateReading([.. one, .. other], $"Which day: {BookingFormatter.FormatDay(one[0])} or {BookingFormatter.FormatDay(other[^1])}?");
            }
        }

        return unsettled ?? DateReading.CreateAnyOf(days);
    }

    // "Friday, Saturday or Sunday": the comma has the meaning of the "or" after it.
    private static bool IsListed(string sentence, IReadOnlyList<ParsedValue<DateReading>> kept, int index) =>
        index + 1 < kept.Count
        && OnlyComma().IsMatch(sentence[kept[index - 1].End..kept[index].Index])
        && ConcessionParser.IsChoice(sentence[kept[index].End..kept[index + 1].Index], "");

    // After a later day, the name of the current weekday means next week's day.
    private static IReadOnlyList<LocalDate> ResolveDays(
        ParsedValue<DateReading> reading, List<LocalDate> days, string sentence, IReadOnlyList<ParsedValue<DateReading>> before)
    {
        if (reading.Value.Date is { } date)
        {
            var weekLater = before.Any(earlier => LaterWeek().IsMatch(sentence[earlier.Index..earlier.End]));
            return weekLater && BareWeekday().IsMatch(sentence[reading.Index..reading.End]) && days.Count > 0 && date < days[0] ? [] : reading.Value.AllDays;
        }

        var later = reading.Value.Options.Where(option => days.Count > 0 && option > days[0]).ToList();
        return later.Count == 1 && days.TrueForAll(day => reading.Value.Options[0] < day) ? later : [];
    }

    private static DateReading AskWhichWeek(DateReading reading) =>
        reading.Question is not null ? reading
        : DateReading.CreateQuestion(
            $"Do you mean {BookingFormatter.FormatDay(reading.Options[0])} or {BookingFormatter.FormatDay(reading.Options[0].PlusDays(7))}?");

    private static DateReading Exclude(DateReading choice, string sentence, List<ParsedValue<DateReading>> excluded)
    {
        if (excluded.Count == 0 || choice.Date is null)
        {
            return choice;
        }

        if (excluded.Exists(reading => reading.Value.Options.Count == 0))
        {
            return DateReading.CreateQuestion("Which days would suit you?");
        }

        var left = choice.AllDays.Where(day => !excluded.Exists(reading => Excludes(sentence, reading, day))).ToList();
        return left.Count == 0 ? DateReading.CreateQuestion("Which day would you like?")
            : DateReading.CreateAnyOf(left) with { IsAddition = choice.IsAddition };
    }

    private static bool Excludes(string sentence, ParsedValue<DateReading> reading, LocalDate day) =>
        reading.Value.Options.Contains(day) || reading.Value.Others.Contains(day)
        || (BareWeekday().IsMatch(sentence[reading.Index..reading.End]) && reading.Value.Options.Any(option => option.DayOfWeek == day.DayOfWeek));

    // Words about days that no pattern reads must not be ignored.
    private static DateReading? AskAboutUnread(MaskedText text) =>
        Unread.IsMatch(text.Remaining) ? DateReading.CreateQuestion("Which days would suit you?") : null;

    // The text before a day ends with "not", "except for", "can't do".
    private static Regex Excluding { get; } = new(
        """
        (?:
            \bnot
          | \bexcept(?:\s+for)?
          | \bbut\s+not|\bapart\s+from|\bother\s+than|\bexcluding
          | \bcan(?:'?t|not)\s+(?:do|make|come)
        )\s+(?:the\s+|on\s+|for\s+)*$
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

    // The text before a day ends with "before", "until", "by".
    [GeneratedRegex(@"\b(?:before|after|until|till|by|since)\s+(?:the\s+)?$", RegexOptions.IgnoreCase)]
    private static partial Regex BoundBefore();

    // The text after a day starts with "onwards", "or later", "at the latest".
    [GeneratedRegex(
        """
        ^\s*,?\s*(?:
            onwards?
          | or\s+(?:later|after|earlier|before)
          | at\s+the\s+(?:earliest|latest)
        )\b(?!\s+than)
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex BoundBehind();

    [GeneratedRegex(@"\bfrom\s+$", RegexOptions.IgnoreCase)]
    private static partial Regex From();

    [GeneratedRegex(@"^\s+on\b", RegexOptions.IgnoreCase)]
    private static partial Regex On();

    [GeneratedRegex(@"^[\s,]*$")]
    private static partial Regex OnlyComma();

    [GeneratedRegex(@"\b(?:next|week|after)\b", RegexOptions.IgnoreCase)]
    private static partial Regex LaterWeek();

    [GeneratedRegex(@"^(?:on\s+)?(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*$", RegexOptions.IgnoreCase)]
    private static partial Regex BareWeekday();

    private static Regex Unread { get; } = new(
        """
          # "any day", "either evening"
          \b(?:any|either|whichever|whatever)\s+(?:other\s+|one\s+)?
          (?:days?|evenings?|nights?|dates?|weekdays?|weeknights?)\b
          # "except weekends", "not on holidays"
        | \b(?:except(?:\s+for)?|apart\s+from|other\s+than|excluding|not)\s+(?:(?:on|at|the|over)\s+)*
          (?:weekends?|weekdays?|weeknights?|holidays?)\b
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);
}
