using NodaTime;

namespace Concierge.Restaurants.Hours;

/// <summary>Parses the part of a rule that names years, months, dates and weeks.</summary>
internal static class DateSelectorParser
{
    private const int FirstYear = 1900;
    private const int LastYear = 2200;

    /// <summary>Parses the conditions, all of which must hold.</summary>
    /// <exception cref="FormatException">The syntax is not supported.</exception>
    public static IEnumerable<Func<LocalDate, bool>> Read(HoursTokenReader tokens)
    {
        if (IsYear(tokens) && !IsDate(tokens, 1))
        {
            yield return Years(tokens);
        }

        if (IsDate(tokens))
        {
            yield return Dates(tokens);
        }

        if (tokens.TryTakeWord("week", "weeks"))
        {
            yield return Weeks(tokens);
        }
    }

    private static bool IsYear(HoursTokenReader tokens, int ahead = 0) =>
        tokens.Peek(ahead) is { Kind: HoursTokenKind.Number, Text.Length: 4, Value: >= FirstYear and <= LastYear };

    private static bool IsDate(HoursTokenReader tokens, int ahead = 0) => tokens.Peek(ahead) switch
    {
        { Kind: HoursTokenKind.Word } word => word.Text == "easter" || DayNameParser.ParseMonth(word.Text) is not null,
        { Kind: HoursTokenKind.Number } => IsYear(tokens, ahead) && IsDate(tokens, ahead + 1),
        _ => false,
    };

    private static Func<LocalDate, bool> Years(HoursTokenReader tokens)
    {
        var ranges = new List<(int From, int To)>();
        do
        {
            var from = Year(tokens);
            var to = tokens.TryTakeSymbol("+") ? LastYear : tokens.TryTakeSymbol("-") ? Year(tokens) : from;
            ranges.Add(to >= from ? (from, to) : throw new FormatException());
        }
        while (Continues(tokens, IsYear(tokens, 1)));
        return date => ranges.Exists(range => date.Year >= range.From && date.Year <= range.To);
    }

    private static Func<LocalDate, bool> Dates(HoursTokenReader tokens)
    {
        var ranges = new List<Func<LocalDate, bool>>();
        YearDay? before = null;
        do
        {
            var from = Date(tokens, before);
            before = from;
            YearDay? to = tokens.TryTakeSymbol("-") ? Date(tokens, from) : null;
            ranges.Add(to is { } end ? Range(from, end) : from.IsPossible ? from.Contains : throw new FormatException());
        }
        while (Continues(tokens, IsDate(tokens, 1) || (tokens.Is(HoursTokenKind.Number, 1) && before is { Month: > 0, Day: not null })));
        return date => ranges.Exists(range => range(date));
    }

    private static Func<LocalDate, bool> Range(YearDay from, YearDay to) =>
        from.IsPossible && !(from.Year is { } first && to.Year is { } last && to.GetLastDay(last) < from.GetFirstDay(first))
            ? date => Contains(from, to, date)
            : throw new FormatException();

    // "Dec 24-Jan 06" spans two years: a day matches if the range that starts this year or last year contains it.
    private static bool Contains(YearDay from, YearDay to, LocalDate date)
    {
        foreach (var year in (ReadOnlySpan<int>)[date.Year, date.Year - 1])
        {
            var first = from.GetFirstDay(from.Year ?? year);
            var last = to.GetLastDay(to.Year ?? first.Year);
            last = last < first && to.Year is null ? to.GetLastDay(first.Year + 1) : last;
            if (date >= first && date <= last)
            {
                return true;
            }
        }

        return false;
    }

    private static YearDay Date(HoursTokenReader tokens, YearDay? before)
    {
        int? year = IsYear(tokens) ? Year(tokens) : null;
        if (tokens.TryTakeWord("easter"))
        {
            return new YearDay(year, 0, DayOffsetParser.Read(tokens));
        }

        // "Dec 24-26" and "Dec 24,31": the second part has the same month.
        if (tokens.Is(HoursTokenKind.Number) && before is { Month: > 0, Day: not null } same)
        {
            return new YearDay(same.Year, same.Month, DayOfMonth(tokens));
        }

        var month = tokens.TryTake(HoursTokenKind.Word, out var word) ? DayNameParser.ParseMonth(word.Text) : null;
        return new YearDay(year, month ?? throw new FormatException(), tokens.Is(HoursTokenKind.Number) && !IsYear(tokens) ? DayOfMonth(tokens) : null);
    }

    private static Func<LocalDate, bool> Weeks(HoursTokenReader tokens)
    {
        var ranges = new List<(int From, int To, int Every)>();
        do
        {
            var from = Week(tokens);
            var to = tokens.TryTakeSymbol("-") ? Week(tokens) : from;
            ranges.Add((from, to, Interval(tokens, from <= to)));
        }
        while (Continues(tokens, tokens.Is(HoursTokenKind.Number, 1)));
        return date =>
            NodaTime.Calendars.WeekYearRules.Iso.GetWeekOfWeekYear(date) is var week
                && ranges.Exists(range => range.From <= range.To
                    ? week >= range.From && week <= range.To && (week - range.From) % range.Every == 0
                    : week >= range.From || week <= range.To);
    }

    // "week 1-53/2" is every second week. Across the end of the year an interval has no clear meaning.
    private static int Interval(HoursTokenReader tokens, bool isPossible) =>
        !tokens.TryTakeSymbol("/") ? 1 : isPossible ? Number(tokens, 1, 26) : throw new FormatException();

    private static bool Continues(HoursTokenReader tokens, bool fits)
    {
        if (!fits || !tokens.IsSymbol(","))
        {
            return false;
        }

        return tokens.TryTakeSymbol(",");
    }

    private static int Year(HoursTokenReader tokens) => IsYear(tokens) ? Number(tokens, FirstYear, LastYear) : throw new FormatException();

    private static int Week(HoursTokenReader tokens) => Number(tokens, 1, 53);

    private static int DayOfMonth(HoursTokenReader tokens) => Number(tokens, 1, 31);

    private static int Number(HoursTokenReader tokens, int min, int max) =>
        tokens.TryTake(HoursTokenKind.Number, out var number) && number.Value >= min && number.Value <= max ? number.Value : throw new FormatException();
}
