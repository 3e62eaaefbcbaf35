namespace Concierge.Contracts.Api;

/// <summary>The answer to a request in words.</summary>
/// <param name="SessionId">The id to send with the next request of the conversation.</param>
/// <param name="Answer">The answer to the guest.</param>
/// <param name="ErrorCode">The stable error code, when the request was refused or failed.</param>
/// <param name="Remedy">What to do about it.</param>
/// <param name="Result">The result of the call, when one was placed.</param>
public sealed record RequestAnswer(string SessionId, string Answer, string? ErrorCode, string? Remedy, ResultView? Result)
{
    /// <summary>The plan, when the call was only planned.</summary>
    public PlanView? Plan { get; init; }
}
