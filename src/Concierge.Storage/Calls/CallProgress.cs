using Concierge.Calls;
using Concierge.Contracts;

namespace Concierge.Storage.Calls;

/// <summary>A snapshot of the progress of a call.</summary>
internal sealed record CallProgress(
    string CallId,
    int Generation,
    CallStatus Status,
    CarrierStatus? CarrierStatus,
    string? CallSid,
    DateTimeOffset? AnsweredAt,
    DateTimeOffset? RetryAt,
    CallOutcome? LastOutcome,
    StoredClaim? Claim,
    ScheduledCall? Scheduled)
{
    public static CallProgress FromCall(Call call, DateTimeOffset now)
    {
        var retry = call.ScheduledRetry;
        var carrier = call.CarrierStatus;
        return new(
            call.Id,
            call.Generation,
            call.Status,
            carrier,
            call.CallSid,
            carrier == Contracts.CarrierStatus.InProgress || call.Status == CallStatus.InProgress ? now : null,
            retry?.At,
            retry?.Reason switch
            {
                RetryReason.Busy => CallOutcome.Busy,
                RetryReason.NoAnswer => CallOutcome.NoAnswer,
                _ => null,
            },
            StoredClaim.FromReport(call.Report),
            call.GetScheduledCall());
    }
}
