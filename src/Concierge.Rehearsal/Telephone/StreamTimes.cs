namespace Concierge.Rehearsal.Telephone;

/// <summary>The times of one media stream of a call.</summary>
internal sealed class StreamTimes(DateTimeOffset connectedAt)
{
    /// <summary>When the application accepted the stream.</summary>
    public DateTimeOffset ConnectedAt { get; } = connectedAt;

    /// <summary>When the first audio of the application arrived; <see langword="null"/> before.</summary>
    public DateTimeOffset? FirstAudioAt { get; set; }

    /// <summary>When the stream ended; <see langword="null"/> before.</summary>
    public DateTimeOffset? EndedAt { get; set; }
}
