namespace Concierge.Calls.Judging;

/// <summary>A turn of a recorded call.</summary>
internal sealed record RecordedTurn
{
    /// <summary>agent or restaurant.</summary>
    public required string Who { get; init; }

    /// <summary>The words.</summary>
    public required string Text { get; init; }

    /// <summary>The share of the agent's turn that was played, 0 to 1; 1 when absent.</summary>
    public double? Played { get; init; }
}
