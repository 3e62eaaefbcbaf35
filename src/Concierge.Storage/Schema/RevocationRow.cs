namespace Concierge.Storage.Schema;

/// <summary>A row of the table <c>revocations</c>: secrets that the servers do not keep, and no longer accept.</summary>
internal sealed class RevocationRow
{
    /// <summary>What was revoked, as a SHA-256 hash in hexadecimal digits: never a secret.</summary>
    public required string Id { get; set; }

    /// <summary>How often it was revoked.</summary>
    public int Count { get; set; }

    /// <summary>When the secret ends by itself and the row is no longer needed; <see langword="null"/> if it has no end.</summary>
    public DateTimeOffset? ExpiresAt { get; set; }
}
