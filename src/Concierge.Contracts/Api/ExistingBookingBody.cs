namespace Concierge.Contracts.Api;

/// <summary>An existing booking.</summary>
/// <param name="Date">The date: 2026-11-23, or in words ("tomorrow").</param>
/// <param name="Time">The time: 19:00, or in words ("7pm").</param>
/// <param name="PartySize">1 to 12.</param>
/// <param name="ConfirmationNumber">The confirmation number, if the restaurant gave one.</param>
/// <param name="BookingId">The booking's id, if it is stored.</param>
public sealed record ExistingBookingBody(string? Date, string? Time, int? PartySize, string? ConfirmationNumber = null, string? BookingId = null);
