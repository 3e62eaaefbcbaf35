namespace Concierge.Storage.Calls;

/// <summary>What a call's end is written with: the same at every attempt to write it.</summary>
/// <param name="Owner">The process that held the call.</param>
/// <param name="At">When it ended.</param>
/// <param name="BookingId">The id of the booking, if it made one.</param>
internal sealed record CallFinish(string Owner, DateTimeOffset At, string BookingId);
