namespace Concierge.Storage.Idempotency;

/// <summary>What is known of a request with an <c>Idempotency-Key</c>.</summary>
/// <param name="IsKnown">Whether the key is stored. It is forgotten when the request was refused, and may be sent again.</param>
/// <param name="Answer">The answer; <see langword="null"/> while the request runs.</param>
/// <param name="IsServerKnown">Whether the server that carries it out is registered, and not certainly dead.</param>
internal sealed record RequestProgress(bool IsKnown, StoredAnswer? Answer, bool IsServerKnown);
