namespace Concierge.Rehearsal.Restaurant;

/// <summary>What a restaurant does when a booking that it has is to be cancelled.</summary>
public enum CancellationStyle
{
    /// <summary>It says which booking it has, and asks whether to cancel it.</summary>
    Asks,

    /// <summary>It cancels it at once.</summary>
    AtOnce,

    /// <summary>It speaks of a fee, and asks whether to cancel it.</summary>
    Fee,

    /// <summary>It does not cancel by telephone.</summary>
    Never,
}
