using Concierge.Contracts;
namespace Concierge.Calls;

/// <summary>That a call's outcome was written down.</summary>
/// <param name="BookingId">The booking that it made, changed or cancelled; <see langword="null"/> when it did neither.</param>
/// <param name="Failure">Why it could not be written yet; <see langword="null"/> when it is.</param>
internal sealed record CallRecording(string? BookingId, ConciergeError? Failure)
{
    /// <summary>Nothing was to be written.</summary>
    public static CallRecording None { get; } = new(BookingId: null, Failure: null);
}
