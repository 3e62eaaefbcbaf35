using NodaTime;

namespace Concierge.Restaurants.Hours;

/// <summary>Parses the part of a rule that names weekdays and public holidays.</summary>
internal static class WeekdaySelectorParser
{
    private const string PublicHoliday = "ph";

    /// <summary>Returns whether a token starts a weekday list.</summary>
    public static bool IsWeekday(HoursTokenReader tokens, int ahead = 0) =>
        tokens.Peek(ahead) is { Kind: HoursTokenKind.Word } word && (word.Text == PublicHoliday || DayNameParser.ParseWeekday(word.Text) is not null);

    /// <summary>Parses a list of weekdays, one of which must match.</summary>
    /// <exception cref="FormatException">The syntax is not supported.</exception>
    public static Func<LocalDate, bool> Read(HoursTokenReader tokens, Func<LocalDate, bool> isPublicHoliday)
    {
        var choices = new List<Func<LocalDate, bool>>();
        do
        {
            choices.Add(tokens.TryTakeWord(PublicHoliday) ? Moved(tokens, isPublicHoliday) : Weekdays(tokens));
        }
        while (tokens.IsSymbol(",") && IsWeekday(tokens, 1) && tokens.TryTakeSymbol(","));
        return date => choices.Exists(fits => fits(date));
    }

    private static Func<LocalDate, bool> Weekdays(HoursTokenReader tokens)
    {
        var from = Weekday(tokens);
        if (tokens.TryTakeSymbol("-"))
        {
            var to = Weekday(tokens);
            return date => from <= to
                ? date.DayOfWeek >= from && date.DayOfWeek <= to
                : date.DayOfWeek >= from || date.DayOfWeek <= to;
        }

        if (!tokens.TryTakeSymbol("["))
        {
            return date => date.DayOfWeek == from;
        }

        var places = Places(tokens);
        return Moved(tokens, date => date.DayOfWeek == from && places.Exists(place => place == Place(date) || place == PlaceFromEnd(date)));
    }

    // "Fr[1] -1 day" is the day before the first Friday of the month.
    private static Func<LocalDate, bool> Moved(HoursTokenReader tokens, Func<LocalDate, bool> fits) =>
        DayOffsetParser.Read(tokens) is var days and not 0 ? date => fits(date.PlusDays(-days)) : fits;

    // Fr[1,3], Fr[1-2], Fr[-1]: the nth Friday of the month.
    private static List<int> Places(HoursTokenReader tokens)
    {
        var places = new List<int>();
        do
        {
            var last = tokens.TryTakeSymbol("-");
            var from = Place(tokens);
            if (!last && tokens.TryTakeSymbol("-"))
            {
                places.AddRange(Enumerable.Range(from, Math.Max(0, Place(tokens) - from + 1)));
            }
            else
            {
                places.Add(last ? -from : from);
            }
        }
        while (tokens.TryTakeSymbol(","));
        return tokens.TryTakeSymbol("]") && places.Count > 0 ? places : throw new FormatException();
    }

    private static int Place(HoursTokenReader tokens) =>
        tokens.TryTake(HoursTokenKind.Number, out var number) && number.Value is >= 1 and <= 5 ? number.Value : throw new FormatException();

    private static int Place(LocalDate date) => ((date.Day - 1) / 7) + 1;

    private static int PlaceFromEnd(LocalDate date) => -(((CalendarSystem.Iso.GetDaysInMonth(date.Year, date.Month) - date.Day) / 7) + 1);

    private static IsoDayOfWeek Weekday(HoursTokenReader tokens) =>
        tokens.TryTake(HoursTokenKind.Word, out var word) && DayNameParser.ParseWeekday(word.Text) is { } day ? day : throw new FormatException();
}
