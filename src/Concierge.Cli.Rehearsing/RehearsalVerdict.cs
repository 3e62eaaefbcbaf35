using System.Globalization;
using System.Text.Json.Serialization;
using Concierge.Contracts;
using Concierge.Contracts.Api;
using Concierge.Rehearsal.Restaurant;

namespace Concierge.Cli.Rehearsing;

/// <summary>Compares the reported result of a rehearsal call with the entry in the restaurant's book. The product never sees the book.</summary>
/// <param name="Scenario">The scenario's name.</param>
/// <param name="Expected">The outcomes that count as correct.</param>
/// <param name="Actual">The reported outcome.</param>
/// <param name="BookEntry">The restaurant's entry in words; <see langword="null"/> for none.</param>
/// <param name="Fields">The fields of the booking or offer.</param>
/// <param name="Differences">The differences between the report and the book; empty when there are none.</param>
internal sealed record RehearsalVerdict(
    [property: JsonPropertyName("scenario")] string Scenario,
    [property: JsonPropertyName("expected")] IReadOnlyList<string> Expected,
    [property: JsonPropertyName("actual")] string Actual,
    [property: JsonPropertyName("book")] string? BookEntry,
    [property: JsonPropertyName("fields")] IReadOnlyList<VerdictField> Fields,
    [property: JsonPropertyName("differences")] IReadOnlyList<string> Differences)
{
    /// <summary>Whether the outcome is expected and every reported field agrees with the book.</summary>
    [JsonPropertyName("right")]
    public bool IsCorrect => Differences.Count == 0;

    /// <summary>
    /// Whether the guest was told every difference: that nothing is booked for certain, the name under which the table stands, or that the number
    /// could not be made out.
    /// </summary>
    [JsonPropertyName("told")]
    public required bool IsTold { get; init; }

    /// <summary>Judges a call.</summary>
    /// <param name="scenario">The scenario that was run.</param>
    /// <param name="book">The restaurant's entry.</param>
    /// <param name="understood">The requested booking; <see langword="null"/> when not known.</param>
    /// <param name="result">The reported result.</param>
    /// <param name="standing">The booking from before the call; <see langword="null"/> when there was none.</param>
    public static RehearsalVerdict Judge(
        Scenario scenario, Booking? book, UnderstoodRequestView? understood, ResultView result, EarlierBookingState? standing = null)
    {
        var actual = SnakeCaseFormatter.Format(result.Outcome);
        var fields = VerdictFieldComparer.Compare(
            scenario.Expectation, book ?? (result.Outcome == CallOutcome.Cancelled ? standing?.Booking : null),
            scenario.Questions.Contains(BookingQuestion.Name), understood, result);
        var claimsSuccess = result.Outcome is CallOutcome.Confirmed or CallOutcome.Cancelled;
        string[] differences = [.. OutcomeDifferences(scenario, book, standing, result, actual), .. RequestDifferences(understood, result)];
        return new RehearsalVerdict(
            scenario.Name,
            scenario.Expectation.Outcomes,
            actual,
            book is not null ? Describe(book) : standing is { IsStillBooked: true } ? Describe(standing.Booking) : null,
            fields,
            [.. differences, .. fields.Where(field => !field.IsCorrect).Select(DescribeDifference)])
        {
            IsTold = !claimsSuccess || (differences.Length == 0 && fields.All(field => field.IsCorrect || IsFieldTold(field, result))),
        };
    }

    private static bool IsFieldTold(VerdictField field, ResultView result) => field.Name switch
    {
        VerdictFieldComparer.Name => field is { Claimed: { } claimed, Actual: { } actual } && VerdictFieldComparer.NamesMatch(actual, claimed),
        VerdictFieldComparer.Code => field.Claimed is null && result.UncertainNumbers is { Count: > 0 },
        _ => false,
    };

    // What the guest allowed beforehand or agreed to in the call is no difference.
    private static IEnumerable<string> RequestDifferences(UnderstoodRequestView? understood, ResultView result)
    {
        if (understood is not null && result is { Outcome: CallOutcome.Confirmed, WasModified: true, WasConsented: false })
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"the request was for {understood.PartySize} on {understood.Date} at {understood.Time}, ")
                + string.Create(CultureInfo.InvariantCulture, $"but the booking is for {result.PartySize} on {result.Date} at {result.Time}");
        }
    }

    private static IEnumerable<string> OutcomeDifferences(Scenario scenario, Booking? book, EarlierBookingState? standing, ResultView result, string actual)
    {
        if (!scenario.Expectation.Outcomes.Contains(actual))
        {
            yield return $"the outcome is {actual}, expected {string.Join(" or ", scenario.Expectation.Outcomes)}";
        }

        if (result.Outcome == CallOutcome.Confirmed && book is null)
        {
            yield return "the report says confirmed, but the restaurant has no booking";
        }

        if (result.Outcome == CallOutcome.Cancelled && standing is not { IsStillBooked: false })
        {
            yield return "the report says cancelled, but the restaurant cancelled nothing";
        }

        if (standing is { IsStillBooked: false } && book is null && result.Outcome != CallOutcome.Cancelled)
        {
            yield return $"the restaurant cancelled the booking, but the report says {actual}";
        }

        if (standing is { IsStillBooked: false } && book is not null && result.Outcome != CallOutcome.Confirmed)
        {
            yield return $"the restaurant changed the booking, but the report says {actual}";
        }

        if (standing is { IsStillBooked: true } && book is not null)
        {
            yield return "the restaurant has both the old and the new booking";
        }
    }

    private static string DescribeDifference(VerdictField field) => field.Name switch
    {
        VerdictFieldComparer.Code => $"the confirmation number is {field.Claimed ?? "missing"}, but the restaurant gave {field.Actual ?? "none"}",
        VerdictFieldComparer.PartySize => $"the party size is {field.Claimed}, but the restaurant has {field.Actual}",
        VerdictFieldComparer.Date => $"the date is {field.Claimed}, but the restaurant has {field.Actual}",
        VerdictFieldComparer.Name when field is { Claimed: { } claimed, Actual: { } actual } && VerdictFieldComparer.NamesMatch(actual, claimed) =>
            $"the table stands under {claimed}, as the result says",
        VerdictFieldComparer.Name => $"the name is {field.Claimed}, but the restaurant has {field.Actual ?? "none"}",
        _ => $"the time is {field.Claimed ?? "missing"}, but the restaurant has {field.Actual}",
    };

    private static string Describe(Booking book) => string.Create(
        CultureInfo.InvariantCulture,
        $"{book.PartySize} people, {book.Date}, {book.Time:HH:mm}, {book.Name ?? "no name"}, {book.Code ?? "no code"}");
}
