using Concierge.Contracts.Api;
using Concierge.Storage.Schema;

namespace Concierge.Server.Mapping;

/// <summary>Creates a <see cref="RequestRecordView"/>.</summary>
internal static class RequestRecordViewMapper
{
    public static RequestRecordView Map(RequestRow request) => new()
    {
        RequestId = request.Id,
        SessionId = request.SessionId,
        At = request.At,
        Status = request.State,
        Purpose = request.Purpose,
        RestaurantName = request.RestaurantName,
        Date = request.Date is { } date ? ApiTimeFormatter.FormatDate(date) : null,
        Time = request.Time is { } time ? ApiTimeFormatter.FormatTime(time) : null,
        PartySize = request.PartySize,
        CallId = request.CallId,
        Outcome = request.Outcome,
        ErrorCode = request.ErrorCode,
    };
}
