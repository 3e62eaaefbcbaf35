namespace Concierge.Rehearsal.VoiceModel;

/// <summary>Misfortunes that the stand-in brings about on request. Times are on the clock, from the session's start.</summary>
public sealed record VoiceModelFaults
{
    /// <summary>Drops the socket without a close frame after this long.</summary>
    public TimeSpan? DropAfter { get; init; }

    /// <summary>Sends nothing more after this long, though the socket stays open.</summary>
    public TimeSpan? SilentAfter { get; init; }

    /// <summary>Refuses every session with <c>insufficient_quota</c>.</summary>
    public bool InsufficientQuota { get; init; }
}
