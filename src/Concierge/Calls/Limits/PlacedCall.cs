namespace Concierge.Calls.Limits;

/// <summary>What is remembered of a call for the limits: when it was placed, and fingerprints of who asked for it and of the line it took.</summary>
/// <param name="Id">Its own mark.</param>
/// <param name="At">When it was placed.</param>
/// <param name="User">The fingerprint of who asked; <see langword="null"/> for whoever owns this installation.</param>
/// <param name="Line">The fingerprint of the number; <see langword="null"/> when it counts for no line, as dialling again does.</param>
public sealed record PlacedCall(string Id, DateTimeOffset At, string? User, string? Line)
{
    /// <summary>When it ended; <see langword="null"/> while it goes on, or when nobody was left to say so.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>Whether the restaurant gave an answer that stands, so that it is left in peace for a while.</summary>
    public bool Settled { get; init; }
}
