using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Contracts.Api;
using Concierge.Privacy;

namespace Concierge.Server.Mapping;

/// <summary>Creates a <see cref="ResultView"/>.</summary>
internal static class ResultViewMapper
{
    public static ResultView Map(VoiceCallResult result) => new()
    {
        CallId = result.CallId,
        Status = result.Status,
        CarrierStatus = GetFinal(result.CarrierStatus),
        Outcome = result.Outcome,
        Reason = result.Reason,
        Message = SecretDetector.Redact(result.Message),
        Notes = result.Notes is { } notes ? SecretDetector.Redact(notes) : null,
        ErrorCode = result.Error?.Code,
        Remedy = result.Error?.Remedy is { Length: > 0 } remedy ? remedy : null,
        ConfirmationNumber = result.ConfirmationNumber,
        UncertainNumbers = result.UncertainNumbers.Count > 0 ? result.UncertainNumbers : null,
        BookedUnder = result.BookedUnder,
        ConfirmationTurn = result.ConfirmationTurn,
        AgreementTurn = result.AgreementTurn,
        DecidedBy = result.DecidedBy,
        ObjectionTurn = result.ObjectionTurn,
        Date = result.Date is { } date ? ApiTimeFormatter.FormatDate(date) : null,
        Time = result.Time is { } time ? ApiTimeFormatter.FormatTime(time) : null,
        PartySize = result.PartySize,
        WasModified = result.WasModified,
        WasConsented = result.WasConsented,
        Evidence = [.. result.Evidence.Select(EvidenceViewMapper.Map)],
        AnsweredBy = result.AnsweredBy,
        MessageLeft = result.MessageLeft,
        Attempts = result.Attempts,
        Interruptions = result.Interruptions,
        ReactionSeconds = [.. result.ReactionTimes.Select(ApiTimeFormatter.RoundSeconds)],
        DurationSeconds = ApiTimeFormatter.RoundSeconds(result.Duration),
        Transcript = [.. result.Transcript.Select(TurnViewMapper.Map)],
        Block = result.Block,
        ReservationId = result.BookingId,
    };

    // A result is told before the hang-up is confirmed. The call is over all the same, whatever the carrier reported last.
    private static CarrierStatus? GetFinal(CarrierStatus? last) => last switch
    {
        CarrierStatus.InProgress => CarrierStatus.Completed,
        CarrierStatus.Queued or CarrierStatus.Initiated or CarrierStatus.Ringing => CarrierStatus.Canceled,
        _ => last,
    };
}
