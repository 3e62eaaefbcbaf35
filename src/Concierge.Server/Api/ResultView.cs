using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Privacy;

namespace Concierge.Server.Api;

/// <summary>What came of a call.</summary>
/// <param name="CallId">The call's id.</param>
/// <param name="Status">completed or error.</param>
/// <param name="CarrierStatus">Twilio's last word.</param>
/// <param name="Outcome">confirmed (booked, or changed), cancelled, declined, alternative_offered, needs_customer, voicemail, no_answer, busy, unclear, failed.</param>
/// <param name="Message">One sentence for a person.</param>
/// <param name="Notes">What the voice agent noted for the guest.</param>
/// <param name="ErrorCode">The stable code of what went wrong.</param>
/// <param name="Remedy">What to do about it.</param>
/// <param name="ConfirmationNumber">As the restaurant gave it.</param>
/// <param name="ConfirmationTurn">The turn it was said in, by the restaurant or, if the restaurant agreed to it, by the agent.</param>
/// <param name="AgreementTurn">The turn in which the restaurant agreed.</param>
/// <param name="Date">Agreed or offered, YYYY-MM-DD.</param>
/// <param name="Time">Agreed or offered, HH:MM.</param>
/// <param name="PartySize">Agreed or offered.</param>
/// <param name="WasModified">Whether what was agreed differs from what was asked for.</param>
/// <param name="WasConsented">Whether what was agreed lies within what the guest allowed, beforehand or when asked.</param>
/// <param name="Evidence">Where each field of the booking was heard.</param>
/// <param name="AnsweredBy">human, machine, fax, call_screening or unknown.</param>
/// <param name="MessageLeft">Whether a message was left on a machine.</param>
/// <param name="Attempts">How often the number was dialled.</param>
/// <param name="Interruptions">How often the restaurant cut the agent short.</param>
/// <param name="ReactionSeconds">The times from the end of the restaurant's words to the agent's first audio.</param>
/// <param name="DurationSeconds">From the call's creation to its end.</param>
/// <param name="Transcript">The conversation.</param>
/// <param name="ReservationId">The booking it made, changed or cancelled.</param>
public sealed record ResultView(
    string CallId,
    CallStatus Status,
    CarrierStatus? CarrierStatus,
    CallOutcome Outcome,
    string Message,
    string? Notes,
    string? ErrorCode,
    string? Remedy,
    string? ConfirmationNumber,
    int? ConfirmationTurn,
    int? AgreementTurn,
    string? Date,
    string? Time,
    int? PartySize,
    bool WasModified,
    bool WasConsented,
    IReadOnlyList<EvidenceView> Evidence,
    string? AnsweredBy,
    bool MessageLeft,
    int Attempts,
    int Interruptions,
    IReadOnlyList<double> ReactionSeconds,
    double DurationSeconds,
    IReadOnlyList<TurnView> Transcript,
    string? ReservationId = null)
{
    internal static ResultView Of(VoiceCallResult result) => new(
        result.CallId,
        result.Status,
        result.CarrierStatus,
        result.Outcome,
        Secrets.Redact(result.Message),
        result.Notes is { } notes ? Secrets.Redact(notes) : null,
        result.Error?.Code,
        result.Error?.Remedy is { Length: > 0 } remedy ? remedy : null,
        result.ConfirmationNumber,
        result.ConfirmationTurn,
        result.AgreementTurn,
        result.Date is { } date ? WireTime.Date(date) : null,
        result.Time is { } time ? WireTime.Time(time) : null,
        result.PartySize,
        result.WasModified,
        result.WasConsented,
        [.. result.Evidence.Select(EvidenceView.Of)],
        result.AnsweredBy,
        result.MessageLeft,
        result.Attempts,
        result.Interruptions,
        [.. result.Reactions.Select(WireTime.Seconds)],
        WireTime.Seconds(result.Duration),
        [.. result.Transcript.Select(TurnView.Of)],
        result.BookingId);
}
