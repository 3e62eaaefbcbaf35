using System.Globalization;
using System.Text.Json.Serialization;
using Concierge.Contracts;
using Concierge.Rehearsal.Restaurant;
using Concierge.Server.Api;

namespace Concierge.Cli.Rehearsing;

/// <summary>What the program says came of a rehearsed call, held against what the restaurant wrote into its book. The program itself never sees the book.</summary>
/// <param name="Scenario">The scenario's name.</param>
/// <param name="Expected">The outcomes that a correct caller may come back with.</param>
/// <param name="Actual">The outcome the program came back with.</param>
/// <param name="Book">What the restaurant wrote down, in words; <see langword="null"/> for nothing.</param>
/// <param name="Fields">The booking or the offer, piece by piece.</param>
/// <param name="Differences">Where the program's claim and the book differ; empty when all is right.</param>
internal sealed record RehearsalVerdict(
    [property: JsonPropertyName("scenario")] string Scenario,
    [property: JsonPropertyName("expected")] IReadOnlyList<string> Expected,
    [property: JsonPropertyName("actual")] string Actual,
    [property: JsonPropertyName("book")] string? Book,
    [property: JsonPropertyName("fields")] IReadOnlyList<VerdictField> Fields,
    [property: JsonPropertyName("differences")] IReadOnlyList<string> Differences)
{
    /// <summary>Whether the outcome is one of those expected and nothing claimed differs from the book.</summary>
    [JsonPropertyName("right")]
    public bool Right => Differences.Count == 0;

    /// <summary>Judges a call.</summary>
    /// <param name="scenario">What the restaurant did.</param>
    /// <param name="book">What it wrote down.</param>
    /// <param name="understood">The booking that was asked for; <see langword="null"/> when that is not known.</param>
    /// <param name="result">What the program says.</param>
    /// <param name="standing">What became of the booking from before the call; <see langword="null"/> when the restaurant had none.</param>
    public static RehearsalVerdict Of(Scenario scenario, Booking? book, UnderstoodView? understood, ResultView result, StandingBooking? standing = null)
    {
        var actual = SnakeCaseNames.Of(result.Outcome);
        var fields = VerdictFields.Of(scenario.Expect, book ?? (result.Outcome == CallOutcome.Cancelled ? standing?.Booking : null), understood, result);
        return new RehearsalVerdict(
            scenario.Name,
            scenario.Expect.Outcomes,
            actual,
            book is not null ? Describe(book) : standing is { Stands: true } ? Describe(standing.Booking) : null,
            fields,
            [.. OutcomeDifferences(scenario, book, standing, result, actual), .. fields.Where(field => !field.Right).Select(Sentence)]);
    }

    private static IEnumerable<string> OutcomeDifferences(Scenario scenario, Booking? book, StandingBooking? standing, ResultView result, string actual)
    {
        if (!scenario.Expect.Outcomes.Contains(actual))
        {
            yield return $"the outcome is {actual}, expected was {string.Join(" or ", scenario.Expect.Outcomes)}";
        }

        if (result.Outcome == CallOutcome.Confirmed && book is null)
        {
            yield return "the program says booked, and the restaurant wrote nothing down";
        }

        if (result.Outcome == CallOutcome.Cancelled && standing is not { Stands: false })
        {
            yield return "the program says cancelled, and the restaurant cancelled nothing";
        }

        if (standing is { Stands: false } && book is null && result.Outcome != CallOutcome.Cancelled)
        {
            yield return $"the restaurant cancelled the table, and the program says {actual}";
        }

        if (standing is { Stands: false } && book is not null && result.Outcome != CallOutcome.Confirmed)
        {
            yield return $"the restaurant changed the table, and the program says {actual}";
        }

        if (standing is { Stands: true } && book is not null)
        {
            yield return "the restaurant's book holds the old table beside the new one";
        }
    }

    private static string Sentence(VerdictField field) => field.Name switch
    {
        VerdictFields.Code => $"the confirmation number is {field.Claimed ?? "missing"}, the restaurant gave {field.True ?? "none"}",
        VerdictFields.PartySize => $"the party is {field.Claimed}, the restaurant wrote {field.True}",
        VerdictFields.Date => $"the day is {field.Claimed}, the restaurant wrote {field.True}",
        VerdictFields.Name => $"the guest is {field.Claimed}, the restaurant wrote {field.True}",
        _ => $"the time is {field.Claimed ?? "missing"}, the restaurant said {field.True}",
    };

    private static string Describe(Booking book) => string.Create(
        CultureInfo.InvariantCulture,
        $"{book.PartySize} people, {book.Date}, {book.Time:HH:mm}, {book.Name ?? "no name"}, {book.Code ?? "no code"}");
}
