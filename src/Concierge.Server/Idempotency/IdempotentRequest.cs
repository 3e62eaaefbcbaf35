namespace Concierge.Server.Idempotency;

/// <summary>The request of a context that has an Idempotency-Key and is carried out for the first time.</summary>
/// <param name="Id">The hash of the user and the key.</param>
/// <param name="RequestId">The id that a request in words takes.</param>
internal sealed record IdempotentRequest(string Id, string RequestId);
