using System.Globalization;
using System.Text.Json.Serialization;
using Concierge.Calls;
using Concierge.Rehearsal.Restaurant;
using Concierge.Server.Api;

namespace Concierge.Cli.Rehearsing;

/// <summary>What the program says came of a rehearsed call, held against what the restaurant wrote into its book. The program itself never sees the book.</summary>
/// <param name="Scenario">The scenario's name.</param>
/// <param name="Expected">The outcomes that a correct caller may come back with.</param>
/// <param name="Actual">The outcome the program came back with.</param>
/// <param name="Book">What the restaurant wrote down, in words; <see langword="null"/> for nothing.</param>
/// <param name="Differences">Where the program's claim and the book differ; empty when all is right.</param>
internal sealed record RehearsalVerdict(
    [property: JsonPropertyName("scenario")] string Scenario,
    [property: JsonPropertyName("expected")] IReadOnlyList<string> Expected,
    [property: JsonPropertyName("actual")] string Actual,
    [property: JsonPropertyName("book")] string? Book,
    [property: JsonPropertyName("differences")] IReadOnlyList<string> Differences)
{
    /// <summary>Whether the outcome is one of those expected and nothing claimed differs from the book.</summary>
    [JsonPropertyName("right")]
    public bool Right => Differences.Count == 0;

    /// <summary>Judges a call.</summary>
    public static RehearsalVerdict Of(Scenario scenario, Booking? book, ResultView result)
    {
        var actual = SnakeCaseNames.Of(result.Outcome);
        List<string> differences = [];
        if (!scenario.Expect.Outcomes.Contains(actual))
        {
            differences.Add($"the outcome is {actual}, expected was {string.Join(" or ", scenario.Expect.Outcomes)}");
        }

        if (result.Outcome == CallOutcome.Confirmed)
        {
            differences.AddRange(Compare(scenario, book, result));
        }

        return new RehearsalVerdict(scenario.Name, scenario.Expect.Outcomes, actual, book is null ? null : Describe(book), differences);
    }

    private static IEnumerable<string> Compare(Scenario scenario, Booking? book, ResultView result)
    {
        if (book is null)
        {
            yield return "the program says booked, and the restaurant wrote nothing down";
            yield break;
        }

        if (result.ConfirmationNumber != book.Code && (result.ConfirmationNumber is not null || scenario.Expect.ConfirmationNumber))
        {
            yield return $"the confirmation number is {result.ConfirmationNumber ?? "missing"}, the restaurant gave {book.Code ?? "none"}";
        }

        if (result.PartySize != book.PartySize)
        {
            yield return $"the party is {result.PartySize}, the restaurant wrote {book.PartySize}";
        }

        if (result.Time is { } time && TimeOnly.ParseExact(time, "HH:mm", CultureInfo.InvariantCulture) != book.Time)
        {
            yield return $"the time is {time}, the restaurant wrote {book.Time:HH:mm}";
        }

        if (result.Date is { } date && book.Date.Contradicts(DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture)))
        {
            yield return $"the day is {date}, the restaurant wrote {book.Date}";
        }
    }

    private static string Describe(Booking book) => string.Create(
        CultureInfo.InvariantCulture,
        $"{book.PartySize} people, {book.Date}, {book.Time:HH:mm}, {book.Name ?? "no name"}, {book.Code ?? "no code"}");
}
