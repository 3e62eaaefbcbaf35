namespace Concierge.Rehearsal.VoiceModel;

/// <summary>The faults that the simulator injects. Times are on the clock, from the session's start.</summary>
public sealed record VoiceModelFaults
{
    /// <summary>Drops the socket without a close frame after this time.</summary>
    public TimeSpan? DropAfter { get; init; }

    /// <summary>How many sessions <see cref="DropAfter"/> and <see cref="StopSendingAfter"/> affect, from the first on; null for all.</summary>
    public int? FaultySessionCount { get; init; }

    /// <summary>Sends nothing more after this time although the socket stays open.</summary>
    public TimeSpan? StopSendingAfter { get; init; }

    /// <summary>Refuses every session with <c>insufficient_quota</c>.</summary>
    public bool InsufficientQuota { get; init; }

    /// <summary>Answers the handshake of every session but the first with 503, as an overloaded service does.</summary>
    public bool RefuseSessionsAfterFirst { get; init; }

    /// <summary>Gets the faults of one session.</summary>
    /// <param name="number">Its number, from 1.</param>
    internal VoiceModelFaults ForSession(int number) =>
        number <= (FaultySessionCount ?? int.MaxValue) ? this : this with { DropAfter = null, StopSendingAfter = null };
}
