namespace Concierge.Rehearsal.Restaurant;

/// <summary>How a restaurant handles the cancellation of a booking that it has.</summary>
public enum CancellationStyle
{
    /// <summary>The restaurant states the booking and asks whether to cancel it.</summary>
    AsksFirst,

    /// <summary>The restaurant cancels the booking immediately.</summary>
    Immediate,

    /// <summary>The restaurant mentions a fee and asks whether to cancel the booking.</summary>
    ChargesFee,

    /// <summary>The restaurant does not cancel by phone.</summary>
    Refuses,
}
