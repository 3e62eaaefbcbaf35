namespace Concierge.Rehearsal.Restaurant;

/// <summary>How a restaurant handles the cancellation of a booking that it has.</summary>
public enum CancellationStyle
{
    /// <summary>The restaurant states the booking and asks whether to cancel it.</summary>
    Asks,

    /// <summary>The restaurant cancels the booking immediately.</summary>
    AtOnce,

    /// <summary>The restaurant mentions a fee and asks whether to cancel the booking.</summary>
    Fee,

    /// <summary>The restaurant does not cancel by phone.</summary>
    Never,
}
