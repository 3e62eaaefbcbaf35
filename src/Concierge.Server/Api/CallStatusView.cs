using Concierge.Calls;
using Concierge.Contracts;

namespace Concierge.Server.Api;

/// <summary>A call's state, for polling.</summary>
/// <param name="CallId">The call's id.</param>
/// <param name="Status">pending, in_progress, completed, error.</param>
/// <param name="CarrierStatus">Twilio's finer word.</param>
/// <param name="ElapsedSeconds">Since the call's creation, until its end.</param>
/// <param name="Result">What came of it, once it has ended.</param>
public sealed record CallStatusView(string CallId, CallStatus Status, CarrierStatus? CarrierStatus, double ElapsedSeconds, ResultView? Result)
{
    internal static CallStatusView Of(Call call) => new(
        call.Id,
        call.Status,
        call.CarrierStatus,
        WireTime.Seconds(call.Result?.Duration ?? call.Elapsed),
        call.Result is { } result ? ResultView.Of(result) : null);
}
