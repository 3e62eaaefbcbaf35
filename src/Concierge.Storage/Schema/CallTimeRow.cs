namespace Concierge.Storage.Schema;

/// <summary>A row of the table <c>call_times</c>: an attempt of a call, for the limits. Neither the number nor the user can be recovered from it.</summary>
internal sealed class CallTimeRow
{
    /// <summary>The call's id; for a retry with the number of the attempt.</summary>
    public required string Id { get; set; }

    public required string CallId { get; set; }

    public DateTimeOffset PlacedAt { get; set; }

    /// <summary>The fingerprint of the user; empty for the operator.</summary>
    public required string UserPrint { get; set; }

    /// <summary>The fingerprint of the number; empty for a retry, which belongs to a call that already occupies its line.</summary>
    public required string LinePrint { get; set; }

    /// <summary>When the attempt counts as over although no end of it is stored.</summary>
    public DateTimeOffset ExpiresAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Whether the restaurant gave a final answer, after which a pause applies.</summary>
    public bool Settled { get; set; }
}
