using System.Globalization;
using Concierge.Contracts;
using Concierge.Rehearsal.Restaurant;
using Concierge.Server.Api;

namespace Concierge.Cli.Rehearsing;

/// <summary>Compares a booking piece by piece.</summary>
internal static class VerdictFields
{
    public const string Date = "date";
    public const string Time = "time";
    public const string PartySize = "party_size";
    public const string Name = "name";
    public const string Code = "code";

    /// <summary>The pieces that can be compared: all of a booking that was made, changed or cancelled, the time of an offer, none of the rest.</summary>
    public static IReadOnlyList<VerdictField> Of(ScenarioExpectation expected, Booking? book, UnderstoodView? understood, ResultView result) => result.Outcome switch
    {
        CallOutcome.Confirmed or CallOutcome.Cancelled when book is not null => [.. Booked(expected, book, understood, result)],
        CallOutcome.AlternativeOffered => [.. Offered(expected, understood, result)],
        _ => [],
    };

    private static IEnumerable<VerdictField> Booked(ScenarioExpectation expected, Booking book, UnderstoodView? understood, ResultView result)
    {
        if (result.Date is { } date)
        {
            yield return new(Date, date, book.Date.ToString(), !book.Date.Contradicts(DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture)));
        }

        if (result.Time is { } time)
        {
            yield return new(Time, time, Hours(book.Time), time == Hours(book.Time));
        }

        yield return new(PartySize, Number(result.PartySize), Number(book.PartySize), result.PartySize == book.PartySize);
        if (understood is not null && book.Name is { } name)
        {
            yield return new(Name, understood.CustomerName, name, IsOf(name, understood.CustomerName));
        }

        if (result.ConfirmationNumber is not null || expected.ConfirmationNumber)
        {
            yield return new(Code, result.ConfirmationNumber, book.Code, result.ConfirmationNumber == book.Code);
        }
    }

    private static IEnumerable<VerdictField> Offered(ScenarioExpectation expected, UnderstoodView? understood, ResultView result)
    {
        if (understood is not null && expected.Time?.Resolve(TimeOnly.ParseExact(understood.Time, "HH:mm", CultureInfo.InvariantCulture)) is { } offer)
        {
            yield return new(Time, result.Time, Hours(offer), result.Time == Hours(offer));
        }
    }

    private static bool IsOf(string written, string guest) =>
        written.Split(' ').All(word => guest.Split(' ').Contains(word, StringComparer.OrdinalIgnoreCase));

    private static string Hours(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string? Number(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
