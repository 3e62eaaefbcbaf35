namespace Concierge.Storage.Schema;

/// <summary>A row of the table <c>idempotency_keys</c>: a request that must not be carried out twice, and its answer.</summary>
internal sealed class IdempotencyRow
{
    /// <summary>The SHA-256 hash of the owner and the key, as hexadecimal digits.</summary>
    public required string Id { get; set; }

    /// <summary>The SHA-256 hash of method, path and body, as hexadecimal digits.</summary>
    public required string Content { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>The server that carries it out, and may have failed.</summary>
    public required string ServerId { get; set; }

    /// <summary>The id of the request in words, if it is one.</summary>
    public string? RequestId { get; set; }

    /// <summary>The status of the answer; <see langword="null"/> while the request runs.</summary>
    public int? Status { get; set; }

    /// <summary>The answer's headers and body, encrypted.</summary>
    public byte[]? SealedAnswer { get; set; }
}
