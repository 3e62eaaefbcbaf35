using System.Text.Json;
using Concierge.Calls.Lifecycle;
using Concierge.Contracts;
using Concierge.Options;
using Concierge.Reservations;

namespace Concierge.Calls.Fleet;

/// <summary>Reads a snapshot that a peer sent, and believes nothing of it that could not have come from a call.</summary>
internal sealed class CallSnapshotReader(ConciergeSettings settings, ReservationValidator validator)
{
    private const int MostTurns = 2000;
    private const int MostAnswers = 100;
    private const int MostEvents = 1_000_000;
    private const int LongestText = 8000;
    private const int LongestWord = 64;

    private static readonly TimeSpan LongestCall = TimeSpan.FromHours(1);
    private static readonly TimeSpan LongestLife = TimeSpan.FromDays(2);

    /// <summary>Reads a snapshot.</summary>
    /// <exception cref="ConciergeException">It is none (<c>request.snapshot</c>), or tells of a call that this server would not have made.</exception>
    public CallSnapshot Read(ReadOnlySpan<byte> json)
    {
        CallSnapshot? snapshot;
        try
        {
            snapshot = JsonSerializer.Deserialize(json, FleetJsonContext.Default.CallSnapshot);
        }
        catch (JsonException garbage)
        {
            throw new ConciergeException(FleetErrors.BadSnapshot, garbage);
        }

        if (snapshot is null || !IsWhole(snapshot) || !HasIds(snapshot) || !HasTimes(snapshot) || !HasCounts(snapshot) || !HasWords(snapshot))
        {
            throw new ConciergeException(FleetErrors.BadSnapshot);
        }

        CheckReservation(snapshot.Details);
        return snapshot;
    }

    // What JSON can leave out of a list, and of a member that is usually there.
    private static bool IsWhole(CallSnapshot snapshot) =>
        snapshot.Details.OtherDates is not null
        && snapshot.Transcript.All(turn => turn is not null)
        && snapshot.Answers.All(answered => answered is not null);

    private static bool HasIds(CallSnapshot snapshot) =>
        CallIds.IsOne(snapshot.Id) && CallIds.IsSecret(snapshot.Secret) && CallIds.IsOne(snapshot.Owner)
        && (snapshot.CallSid is null || (IsWord(snapshot.CallSid) && snapshot.CallSid.All(char.IsAsciiLetterOrDigit)));

    private static bool HasTimes(CallSnapshot snapshot) =>
        snapshot.Elapsed >= TimeSpan.Zero && snapshot.Elapsed <= LongestLife
        && (snapshot.SinceAnswer is not { } since || (since >= TimeSpan.Zero && since <= snapshot.Elapsed))
        && snapshot.TimeLeft <= LongestCall
        && snapshot.Transcript.All(turn => turn.At >= TimeSpan.Zero && turn.At <= LongestLife);

    private static bool HasCounts(CallSnapshot snapshot) =>
        snapshot is { Generation: >= 0 and < MostEvents, Attempt: >= 1 and < MostEvents, Resumptions: >= 0 and < MostEvents, Interruptions: >= 0 and < MostEvents, LastEvent: >= 0 and < MostEvents }
        && snapshot.Transcript.Count <= MostTurns
        && snapshot.Answers.Count <= MostAnswers
        && (snapshot.CarrierStatus is not { } carrier || Enum.IsDefined(carrier))
        && (snapshot.Report is not { } report || Enum.IsDefined(report.Outcome));

    private static bool HasWords(CallSnapshot snapshot) =>
        snapshot.Transcript.All(turn => Enum.IsDefined(turn.Speaker) && IsText(turn.Text))
        && snapshot.Answers.All(answered => IsWord(answered.Question.Id) && IsText(answered.Question.Text) && IsText(answered.Answer))
        && IsWord(snapshot.AnsweredBy)
        && IsWord(snapshot.Report?.ConfirmationNumber)
        && IsText(snapshot.Report?.Notes);

    private static bool IsWord(string? text) => text is null || (text.Length <= LongestWord && !text.Any(char.IsControl));

    private static bool IsText(string? text) => text is null || text.Length <= LongestText;

    private void CheckReservation(ReservationDetails details)
    {
        ReservationCaller.CheckNumber(details.PhoneNumber, settings);
        try
        {
            validator.Validate(details, details.TimeZone);
        }
        catch (ConciergeException refused) when (refused.Error.Code == "request.past_time")
        {
            // It was not past when the call was placed.
        }
    }
}
