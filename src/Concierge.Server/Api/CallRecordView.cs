using Concierge.Contracts;
using Concierge.Storage.Schema;

namespace Concierge.Server.Api;

/// <summary>A call as it was written down: its course and its outcome, never its words.</summary>
/// <param name="CallId">The call's id.</param>
/// <param name="RequestId">The request it was placed for.</param>
/// <param name="BookingId">The booking it made, changed or cancelled, or was to.</param>
/// <param name="Purpose">book, change or cancel.</param>
/// <param name="RestaurantName">Who was called.</param>
/// <param name="PhoneNumber">Masked.</param>
/// <param name="Date">YYYY-MM-DD.</param>
/// <param name="Time">HH:MM.</param>
/// <param name="PartySize">Guests.</param>
/// <param name="Status">pending, in_progress, completed or error.</param>
/// <param name="CarrierStatus">Twilio's last word.</param>
/// <param name="CallSid">Twilio's name of the call.</param>
/// <param name="Attempts">How often the number was dialled.</param>
/// <param name="CreatedAt">When it was created.</param>
/// <param name="AnsweredAt">When it was answered.</param>
/// <param name="FinishedAt">When it ended.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="ErrorCode">The stable code of what went wrong.</param>
/// <param name="ConfirmationNumber">As the restaurant gave it.</param>
/// <param name="Price">What it cost.</param>
/// <param name="PriceUnit">The currency, ISO 4217.</param>
/// <param name="Interrupted">Whether the process that held it died.</param>
public sealed record CallRecordView(
    string CallId,
    string? RequestId,
    string? BookingId,
    CallPurpose Purpose,
    string RestaurantName,
    string PhoneNumber,
    string Date,
    string Time,
    int PartySize,
    CallStatus Status,
    CarrierStatus? CarrierStatus,
    string? CallSid,
    int Attempts,
    DateTimeOffset CreatedAt,
    DateTimeOffset? AnsweredAt,
    DateTimeOffset? FinishedAt,
    CallOutcome? Outcome,
    string? ErrorCode,
    string? ConfirmationNumber,
    decimal? Price,
    string? PriceUnit,
    bool Interrupted)
{
    internal static CallRecordView Of(CallRow call) => new(
        call.Id,
        call.RequestId,
        call.BookingId,
        call.Purpose,
        call.RestaurantName,
        Language.Phones.PhoneNumber.Mask(call.PhoneNumber),
        WireTime.Date(call.Date),
        WireTime.Time(call.Time),
        call.PartySize,
        call.Status,
        call.CarrierStatus,
        call.CallSid,
        call.Attempt,
        call.CreatedAt,
        call.AnsweredAt,
        call.FinishedAt,
        call.FinishedAt is null ? null : call.Outcome,
        call.ErrorCode,
        call.ConfirmationNumber,
        call.Price,
        call.PriceUnit,
        call.Interrupted);
}
