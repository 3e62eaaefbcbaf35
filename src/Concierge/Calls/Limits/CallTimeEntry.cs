namespace Concierge.Calls.Limits;

/// <summary>The entry of an attempt of a call for the limits: when it was placed, and fingerprints of the user and of the number.</summary>
/// <param name="Id">The id of the entry: the same for every try to count the same attempt.</param>
/// <param name="CallId">The id of the call.</param>
/// <param name="At">When the attempt was placed.</param>
/// <param name="User">The fingerprint of the user; <see langword="null"/> for the operator of this installation.</param>
/// <param name="Line">The fingerprint of the number; <see langword="null"/> for a retry, which belongs to a call that already occupies its line.</param>
/// <param name="ExpiresAt">When the attempt counts as over although no end of it is stored, because its process was killed.</param>
internal sealed record CallTimeEntry(string Id, string CallId, DateTimeOffset At, string? User, string? Line, DateTimeOffset ExpiresAt)
{
    /// <summary>When the call ended; <see langword="null"/> while it is in progress, or when the process ended before it.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>Whether the restaurant gave a final answer, after which a pause applies.</summary>
    public bool Settled { get; init; }

    /// <summary>Whether the attempt is in progress.</summary>
    public bool IsInProgress(DateTimeOffset now) => Ended is null && ExpiresAt > now;
}
