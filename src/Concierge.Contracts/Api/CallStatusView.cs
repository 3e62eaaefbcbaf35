namespace Concierge.Contracts.Api;

/// <summary>The status of a call, for polling.</summary>
/// <param name="CallId">The call's id.</param>
/// <param name="Status">pending, in_progress, completed, error.</param>
/// <param name="CarrierStatus">Twilio's call status, more detailed than status.</param>
/// <param name="ElapsedSeconds">Seconds since the call's creation, until its end.</param>
/// <param name="Result">The result, when the call has ended.</param>
public sealed record CallStatusView(string CallId, CallStatus Status, CarrierStatus? CarrierStatus, double ElapsedSeconds, ResultView? Result)
{
    /// <summary>The question to the guest that waits for an answer; absent if there is none.</summary>
    public QuestionView? Question { get; init; }
}
