namespace Concierge.Rehearsal.VoiceModel;

/// <summary>The faults that the simulator injects. Times are measured from the session's start, on the server's clock.</summary>
public sealed record VoiceModelFaults
{
    /// <summary>When the simulator drops the socket, without a close frame; null for never.</summary>
    public TimeSpan? DropAfter { get; init; }

    /// <summary>How many sessions, from the first, <see cref="DropAfter"/> and <see cref="StopSendingAfter"/> affect; null for all.</summary>
    public int? FaultySessionCount { get; init; }

    /// <summary>When the simulator stops sending although the socket stays open; null for never.</summary>
    public TimeSpan? StopSendingAfter { get; init; }

    /// <summary>Whether the simulator rejects each session with <c>insufficient_quota</c>.</summary>
    public bool HasInsufficientQuota { get; init; }

    /// <summary>Whether the simulator answers the handshake of each session after the first with status 503, as an overloaded service does.</summary>
    public bool RefuseSessionsAfterFirst { get; init; }

    /// <summary>Gets the faults of one session.</summary>
    /// <param name="number">The number of the session, from 1.</param>
    internal VoiceModelFaults ForSession(int number) =>
        number <= (FaultySessionCount ?? int.MaxValue) ? this : this with { DropAfter = null, StopSendingAfter = null };
}
