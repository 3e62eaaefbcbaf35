namespace Concierge.Storage.Calls;

/// <summary>The values for the end of a call. They are fixed before the first write, so that every retry writes the same.</summary>
/// <param name="Owner">The id of the process that owned the call.</param>
/// <param name="At">When the call ended.</param>
/// <param name="BookingId">The id of the booking, if the call makes one.</param>
internal sealed record CallCompletion(string Owner, DateTimeOffset At, string BookingId);
