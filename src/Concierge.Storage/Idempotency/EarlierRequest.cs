namespace Concierge.Storage.Idempotency;

/// <summary>A request that was begun before under the same key.</summary>
/// <param name="Content">The hash of what it asked for.</param>
/// <param name="RequestId">The id of the request in words, if it is one.</param>
/// <param name="Answer">Its answer; <see langword="null"/> while it runs, or when its server failed.</param>
internal sealed record EarlierRequest(string Content, string? RequestId, StoredAnswer? Answer);
