using System.Globalization;
using Concierge.Contracts;
using Concierge.Contracts.Api;
using Concierge.Language.Spelling;
using Concierge.Rehearsal.Restaurant;

namespace Concierge.Cli.Rehearsing;

/// <summary>Compares a booking field by field.</summary>
internal static class VerdictFieldComparer
{
    public const string Date = "date";
    public const string Time = "time";
    public const string PartySize = "party_size";
    public const string Name = "name";
    public const string Code = "code";

    /// <summary>Compares every field of a booking that was made, changed or cancelled, and the time of an offer. Other outcomes have no fields.</summary>
    public static IReadOnlyList<VerdictField> Compare(
        ScenarioExpectation expected, Booking? book, bool asksName, UnderstoodRequestView? understood, ResultView result) => result.Outcome switch
        {
            CallOutcome.Confirmed or CallOutcome.Cancelled when book is not null => [.. CompareBooking(expected, book, asksName, understood, result)],
            CallOutcome.AlternativeOffered => [.. CompareOffer(expected, understood, result)],
            _ => [],
        };

    private static IEnumerable<VerdictField> CompareBooking(
        ScenarioExpectation expected, Booking book, bool asksName, UnderstoodRequestView? understood, ResultView result)
    {
        if (result.Date is { } date)
        {
            yield return new(Date, date, book.Date.ToString(), !book.Date.Contradicts(DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture)));
        }

        if (result.Time is { } time)
        {
            yield return new(Time, time, FormatTime(book.Time), time == FormatTime(book.Time));
        }

        yield return new(PartySize, FormatNumber(result.PartySize), FormatNumber(book.PartySize), result.PartySize == book.PartySize);
        if (understood is not null && (book.Name is not null || asksName))
        {
            yield return new(
                Name, result.BookedUnder ?? understood.CustomerName, book.Name, book.Name is { } name && NamesMatch(name, understood.CustomerName));
        }

        if (result.ConfirmationNumber is not null || expected.ConfirmationNumber)
        {
            yield return new(Code, result.ConfirmationNumber, book.Code, result.ConfirmationNumber == book.Code);
        }
    }

    private static IEnumerable<VerdictField> CompareOffer(ScenarioExpectation expected, UnderstoodRequestView? understood, ResultView result)
    {
        if (understood is not null && expected.Time?.Resolve(TimeOnly.ParseExact(understood.Time, "HH:mm", CultureInfo.InvariantCulture)) is { } offer)
        {
            yield return new(Time, result.Time, FormatTime(offer), result.Time == FormatTime(offer));
        }
    }

    /// <summary>Whether a restaurant's entry is the guest's surname or whole name: letter by letter, without accents, hyphens and apostrophes.</summary>
    public static bool NamesMatch(string written, string guest) => NameSpeller.GetLetters(written) is var letters
        && (letters == NameSpeller.GetLetters(NameSpeller.GetSurname(guest)) || letters == NameSpeller.GetLetters(guest));

    private static string FormatTime(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string? FormatNumber(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
