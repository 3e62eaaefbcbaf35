using Concierge.Contracts;
namespace Concierge.Calls;

/// <summary>The result of storing a call's outcome.</summary>
/// <param name="BookingId">The booking that the call made, changed or cancelled; <see langword="null"/> if none exists.</param>
/// <param name="Failure">Why the outcome could not be stored yet; <see langword="null"/> when it is stored.</param>
internal sealed record RecordedOutcome(string? BookingId, ConciergeError? Failure)
{
    /// <summary>The result when there was nothing to store.</summary>
    public static RecordedOutcome None { get; } = new(BookingId: null, Failure: null);
}
