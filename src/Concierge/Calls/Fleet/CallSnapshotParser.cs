using System.Text.Json;
using Concierge.Calls.Limits;
using Concierge.Contracts;
using Concierge.Reservations;

namespace Concierge.Calls.Fleet;

/// <summary>Parses and validates a snapshot that a peer sent.</summary>
internal sealed class CallSnapshotParser(PhoneNumberPolicy numbers, ReservationValidator validator)
{
    private const int MaxTurns = 2000;
    private const int MaxAnswers = 100;
    private const int MaxCount = 1_000_000;
    private const int MaxTextLength = 8000;
    private const int MaxWordLength = 64;

    private static readonly TimeSpan MaxCallDuration = TimeSpan.FromHours(1);
    private static readonly TimeSpan MaxLifetime = TimeSpan.FromDays(2);

    /// <summary>Parses a snapshot.</summary>
    /// <exception cref="ConciergeException">It is not a valid snapshot (<c>request.snapshot</c>), or this server would have refused the call.</exception>
    public CallSnapshot Parse(ReadOnlySpan<byte> json)
    {
        CallSnapshot? snapshot;
        try
        {
            snapshot = JsonSerializer.Deserialize(json, FleetJsonContext.Default.CallSnapshot);
        }
        catch (JsonException exception)
        {
            throw new ConciergeException(FailoverErrors.InvalidSnapshot, exception);
        }

        if (snapshot is null
            || !IsComplete(snapshot)
            || !HasValidIds(snapshot) || !HasValidTimes(snapshot) || !HasValidCounts(snapshot) || !HasValidText(snapshot))
        {
            throw new ConciergeException(FailoverErrors.InvalidSnapshot);
        }

        CheckReservation(snapshot.Details);
        return snapshot;
    }

    // JSON may contain null elements in lists, and null for a list.
    private static bool IsComplete(CallSnapshot snapshot) =>
        snapshot.Details.OtherDates is not null
        && snapshot.Transcript.All(turn => turn is not null)
        && snapshot.Answers.All(answered => answered is not null);

    private static bool HasValidIds(CallSnapshot snapshot) =>
        CallIds.IsId(snapshot.Id) && CallIds.IsSecret(snapshot.Secret) && CallIds.IsId(snapshot.Owner)
        && (snapshot.CallSid is null || (IsWord(snapshot.CallSid) && snapshot.CallSid.All(char.IsAsciiLetterOrDigit)));

    private static bool HasValidTimes(CallSnapshot snapshot) =>
        snapshot.Elapsed >= TimeSpan.Zero && snapshot.Elapsed <= MaxLifetime
        && (snapshot.SinceAnswer is not { } since || (since >= TimeSpan.Zero && since <= snapshot.Elapsed))
        && snapshot.TimeLeft <= MaxCallDuration
        && snapshot.Transcript.All(turn => turn.At >= TimeSpan.Zero && turn.At <= MaxLifetime);

    private static bool HasValidCounts(CallSnapshot snapshot) =>
        snapshot is { Generation: >= 0 and < MaxCount, Attempt: >= 1 and < MaxCount, Resumptions: >= 0 and < MaxCount }
        && snapshot is { Interruptions: >= 0 and < MaxCount, LastEvent: >= 0 and < MaxCount }
        && snapshot.Transcript.Count <= MaxTurns
        && snapshot.Answers.Count <= MaxAnswers
        && (snapshot.CarrierStatus is not { } carrier || Enum.IsDefined(carrier))
        && (snapshot.Report is not { } report || Enum.IsDefined(report.Outcome));

    private static bool HasValidText(CallSnapshot snapshot) =>
        snapshot.Transcript.All(turn => Enum.IsDefined(turn.Speaker) && IsText(turn.Text))
        && snapshot.Answers.All(answered => IsWord(answered.Question.Id) && IsText(answered.Question.Text) && IsText(answered.Answer))
        && IsWord(snapshot.AnsweredBy)
        && IsWord(snapshot.Report?.ConfirmationNumber)
        && IsText(snapshot.Report?.Notes);

    private static bool IsWord(string? text) => text is null || (text.Length <= MaxWordLength && !text.Any(char.IsControl));

    private static bool IsText(string? text) => text is null || text.Length <= MaxTextLength;

    private void CheckReservation(ReservationDetails details)
    {
        numbers.Check(details.PhoneNumber);
        try
        {
            validator.Validate(details, details.TimeZone);
        }
        catch (ConciergeException exception) when (exception.Error.Code == "request.past_time")
        {
            // The time was still in the future when the call was placed.
        }
    }
}
