using NodaTime;

namespace Concierge.Restaurants.Hours;

/// <summary>Parses the rules of an expression.</summary>
internal sealed class OpeningHoursParser
{
    private const int LatestEnd = 48 * 60;

    private readonly HoursTokenReader _tokens;
    private readonly Func<LocalDate, bool> _isPublicHoliday;

    private OpeningHoursParser(HoursTokenReader tokens, Func<LocalDate, bool> isPublicHoliday) => (_tokens, _isPublicHoliday) = (tokens, isPublicHoliday);

    /// <summary>Parses the whole expression.</summary>
    /// <returns><see langword="null"/> if any part is not supported.</returns>
    public static IReadOnlyList<HoursRule>? TryRead(string text, Func<LocalDate, bool> isPublicHoliday)
    {
        if (HoursTokenReader.TryTokenize(text) is not { AtEnd: false } tokens)
        {
            return null;
        }

        try
        {
            return new OpeningHoursParser(tokens, isPublicHoliday).Rules();
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private List<HoursRule> Rules()
    {
        var rules = new List<HoursRule> { Rule(RuleJoin.Override, null) };
        while (!_tokens.AtEnd)
        {
            var join = TakeSemicolons() ? RuleJoin.Override
                : _tokens.TryTakeSymbol(",") ? RuleJoin.Add
                : _tokens.TryTakeSymbol("||") ? RuleJoin.Fallback
                : throw new FormatException();

            // A trailing separator is a common mistake and has no effect.
            if (!_tokens.AtEnd)
            {
                rules.Add(Rule(join, rules[^1]));
            }
        }

        return rules;
    }

    // A doubled separator is a common mistake and has no effect.
    private bool TakeSemicolons()
    {
        var isFirst = _tokens.TryTakeSymbol(";");
        while (isFirst && _tokens.TryTakeSymbol(";"))
        {
        }

        return isFirst;
    }

    private HoursRule Rule(RuleJoin join, HoursRule? previous)
    {
        var always = _tokens.TryTakeSymbol("24/7");
        List<Func<LocalDate, bool>> days = always ? [] : [.. Days()];
        List<HoursSpan> spans = always ? [] : Spans();
        var state = State();

        // "Mo-Fr" alone formally means the whole day; for a restaurant the hours are more likely missing.
        return always || spans.Count > 0 || state is not null
            ? new HoursRule
            {
                Order = previous is null ? 0 : previous.Order + 1,
                Join = join,
                Replaces = join == RuleJoin.Override && Replaces(days, spans, state, previous),
                Days = days,
                Spans = spans,
                State = state ?? OpenState.Open,
            }
            : throw new FormatException();
    }

    // "We 12:00-14:00 off" closes these hours only; "We off" closes the whole day.
    private static bool Replaces(List<Func<LocalDate, bool>> days, List<HoursSpan> spans, OpenState? state, HoursRule? previous) =>
        state == OpenState.Closed ? spans.Count == 0 : days.Count > 0 || previous is null or { Days.Count: 0 };

    private IEnumerable<Func<LocalDate, bool>> Days()
    {
        foreach (var dates in DateSelectorParser.Read(_tokens))
        {
            yield return dates;
        }

        _tokens.TryTakeSymbol(":");
        while (WeekdaySelectorParser.IsWeekday(_tokens))
        {
            yield return WeekdaySelectorParser.Read(_tokens, _isPublicHoliday);
        }

        _tokens.TryTakeSymbol(":");
    }

    private List<HoursSpan> Spans()
    {
        var spans = new List<HoursSpan>();
        while (_tokens.Is(HoursTokenKind.Time))
        {
            spans.Add(Span());
            if (!(_tokens.IsSymbol(",") && _tokens.Is(HoursTokenKind.Time, 1)))
            {
                break;
            }

            _tokens.TryTakeSymbol(",");
        }

        return spans;
    }

    private HoursSpan Span()
    {
        var from = Time();
        if (from > DayPart.MinutesPerDay)
        {
            throw new FormatException();
        }

        if (_tokens.TryTakeSymbol("+"))
        {
            return new HoursSpan(from, null, OpenEnd: true);
        }

        var to = _tokens.TryTakeSymbol("-") ? Time() : throw new FormatException();
        return new HoursSpan(from, to > from ? to : to + DayPart.MinutesPerDay, _tokens.TryTakeSymbol("+"));
    }

    private int Time() => _tokens.TryTake(HoursTokenKind.Time, out var time) && time.Value <= LatestEnd ? time.Value : throw new FormatException();

    private OpenState? State()
    {
        OpenState? state = _tokens.TryTakeWord("off", "closed") ? OpenState.Closed
            : _tokens.TryTakeWord("open") ? OpenState.Open
            : _tokens.TryTakeWord("unknown") ? OpenState.Unknown
            : null;
        var comment = _tokens.TryTake(HoursTokenKind.Comment, out _);

        // "Su "by appointment"": the comment has no defined meaning, so the state is unknown.
        return state ?? (comment ? OpenState.Unknown : null);
    }
}
