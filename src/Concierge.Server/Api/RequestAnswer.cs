namespace Concierge.Server.Api;

/// <summary>The answer to a request in words.</summary>
/// <param name="SessionId">To be sent with the next request of the same conversation.</param>
/// <param name="Answer">For the person.</param>
/// <param name="ErrorCode">The stable code, when the request was refused or failed.</param>
/// <param name="Remedy">What to do about it.</param>
/// <param name="Result">What came of the call, when one was placed.</param>
public sealed record RequestAnswer(string SessionId, string Answer, string? ErrorCode, string? Remedy, ResultView? Result);
