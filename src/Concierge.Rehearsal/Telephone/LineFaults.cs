namespace Concierge.Rehearsal.Telephone;

/// <summary>The faults to simulate on the line of one call.</summary>
public sealed record LineFaults
{
    /// <summary>A line without faults.</summary>
    public static LineFaults None { get; } = new();

    /// <summary>How long after the answer the network drops the media stream's connection; null means never. The call itself stays connected.</summary>
    public TimeSpan? DropStreamAfter { get; init; }

    /// <summary>Whether the network sends no media messages while the callee is silent. The timestamps still advance.</summary>
    public bool SuppressSilence { get; init; }
}
