using Concierge.Reservations;

namespace Concierge.Agents.Loop;

/// <summary>The request is complete and checked; the call is about to be placed.</summary>
/// <param name="Details">What the call asks for.</param>
public sealed record ReservationUnderstood(ReservationDetails Details) : AgentUpdate
{
    /// <summary>A booking that the guest has already for that time, in a sentence; <see langword="null"/> for none.</summary>
    public string? OtherBooking { get; init; }
}
