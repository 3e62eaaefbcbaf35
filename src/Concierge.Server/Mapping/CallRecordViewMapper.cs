using Concierge.Contracts.Api;
using Concierge.Storage.Calls;
using Concierge.Storage.Schema;

namespace Concierge.Server.Mapping;

/// <summary>Creates a <see cref="CallRecordView"/>.</summary>
internal static class CallRecordViewMapper
{
    public static CallRecordView Map(CallRow call, StoredClaim? claim) => new()
    {
        CallId = call.Id,
        RequestId = call.RequestId,
        BookingId = call.BookingId,
        Purpose = call.Purpose,
        RestaurantName = call.RestaurantName,
        PhoneNumber = Language.Phones.PhoneNumber.Mask(call.PhoneNumber),
        Date = ApiTimeFormatter.FormatDate(call.Date),
        Time = ApiTimeFormatter.FormatTime(call.Time),
        PartySize = call.PartySize,
        Status = call.Status,
        CarrierStatus = call.CarrierStatus,
        CallSid = call.CallSid,
        Attempts = call.Attempt,
        CreatedAt = call.CreatedAt,
        AnsweredAt = call.AnsweredAt,
        FinishedAt = call.FinishedAt,
        Outcome = call.FinishedAt is null ? null : call.Outcome,
        ErrorCode = call.ErrorCode,
        ConfirmationNumber = call.ConfirmationNumber,
        Price = call.Price,
        PriceUnit = call.PriceUnit,
        Interrupted = call.Interrupted,
        Message = call is { Interrupted: true, FinishedAt: not null } ? InterruptedCallViewMapper.Describe(call, claim) : null,
    };
}
