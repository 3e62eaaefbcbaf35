using System.Globalization;
using System.Text.RegularExpressions;
using Concierge.Calls.Reading;
using Concierge.Calls.Results;
using Concierge.Language.Acts;
using Concierge.Reservations;
using NodaTime;

namespace Concierge.Calls.Evidence;

/// <summary>Checks the values that a chat model read in a quotation against the words of the quotation.</summary>
/// <param name="isEnglish">Whether the language pack reads the words; otherwise only figures prove a value.</param>
/// <param name="today">The date of the call.</param>
internal sealed partial class QuotedValueChecker(bool isEnglish, LocalDate today)
{
    /// <summary>Returns the values that the quotation proves.</summary>
    public TableValues Check(QuotedAct act)
    {
        List<SpokenDate> dates = act.Date is { } date && ProvesDate(act.Quote, date) ? [new(Weekday: null, date.Day, date.Month)] : [];
        List<SpokenTime> times = act.Time is { } time && ProvesTime(act.Quote, time) ? [new(time.Hour, time.Minute, IsHalfDayOpen: false)] : [];
        List<int> parties = act.PartySize is { } party && ProvesPartySize(act.Quote, party) ? [party] : [];
        return dates.Count + times.Count + parties.Count == 0 ? TableValues.None : new(dates, times, parties, []);
    }

    /// <summary>Whether the quotation gives the confirmation number.</summary>
    public static bool GivesNumber(QuotedAct act) => act.ConfirmationNumber is { } number && ConfirmationNumberMatcher.IsSpokenIn(act.Quote, number);

    /// <summary>
    /// Whether the words may name another table, although no value of it is proven: in a language without a pack the figures alone are read.
    /// </summary>
    public bool MayNameOther(QuotedAct act, TableBooking table) =>
        !isEnglish && ((act.Date is { } date && date != table.Date) || (act.Time is { } time && time != table.Time)
            || (act.PartySize is { } party && party != table.PartySize));

    private bool ProvesDate(string quote, LocalDate date) => isEnglish
        ? Read(quote).Any(values => values.Dates.Any(spoken => spoken.Matches(date))) || SpokenFieldMatcher.NamesDate(quote, date, today)
        : ReadFigures(quote).Contains(date.Day);

    private bool ProvesTime(string quote, LocalTime time)
    {
        if (isEnglish)
        {
            return Read(quote).Any(values => values.Times.Any(spoken => spoken.Matches(time))
                    || values.Numbers.Any(number => new SpokenTime(number, time.Minute, IsHalfDayOpen: true).Matches(time)))
                || SpokenFieldMatcher.NamesTime(quote, time);
        }

        var figures = ReadFigures(quote);
        return (figures.Contains(time.Hour) || figures.Contains(time.ClockHourOfHalfDay)) && (time.Minute == 0 || figures.Contains(time.Minute));
    }

    private bool ProvesPartySize(string quote, int party) => isEnglish
        ? Read(quote).Any(values => values.PartySizes.Contains(party) || values.Numbers.Contains(party)) || SpokenFieldMatcher.NamesPartySize(quote, party)
        : ReadFigures(quote).Contains(party);

    private IEnumerable<TableValues> Read(string quote) => ClauseSplitter.Split(quote).Select(clause => EnglishTableValueReader.Read(clause, today));

    private static HashSet<int> ReadFigures(string quote) =>
        [.. Figures().Matches(quote).Select(found => int.Parse(found.Value, NumberStyles.None, CultureInfo.InvariantCulture))];

    [GeneratedRegex(@"(?<!\d)\d{1,2}(?!\d)")]
    private static partial Regex Figures();
}
