namespace Concierge.Rehearsal.Telephone;

/// <summary>What goes wrong on the line of one call, to be rehearsed.</summary>
public sealed record LineFaults
{
    /// <summary>A line on which nothing goes wrong.</summary>
    public static LineFaults None { get; } = new();

    /// <summary>When the media stream's connection is cut, counted from the answer; the call itself stays up. Null: never.</summary>
    public TimeSpan? DropStreamAfter { get; init; }

    /// <summary>Whether no media messages are sent while the callee is silent; their timestamps go on meanwhile.</summary>
    public bool SuppressSilence { get; init; }
}
