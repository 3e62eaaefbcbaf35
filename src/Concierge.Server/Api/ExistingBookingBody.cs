namespace Concierge.Server.Api;

/// <summary>A booking as the restaurant has it.</summary>
/// <param name="Date">A day: 2026-11-23, or in words ("tomorrow").</param>
/// <param name="Time">A time: 19:00, or in words ("7pm").</param>
/// <param name="PartySize">1 to 12.</param>
/// <param name="ConfirmationNumber">As the restaurant gave it, if it gave one.</param>
/// <param name="BookingId">Which entry of the book of bookings it is, if it is in it.</param>
public sealed record ExistingBookingBody(string? Date, string? Time, int? PartySize, string? ConfirmationNumber = null, string? BookingId = null);
