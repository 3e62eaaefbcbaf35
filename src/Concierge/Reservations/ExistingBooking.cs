using NodaTime;

namespace Concierge.Reservations;

/// <summary>The booking that a call changes or cancels, as the restaurant knows it.</summary>
/// <param name="Date">The day in the restaurant's time zone.</param>
/// <param name="Time">The time in the restaurant's time zone.</param>
/// <param name="PartySize">The number of guests.</param>
/// <param name="ConfirmationNumber">The restaurant's confirmation number (<c>BK472</c>), or <see langword="null"/> if it gave none.</param>
public sealed record ExistingBooking(LocalDate Date, LocalTime Time, int PartySize, string? ConfirmationNumber)
{
    /// <summary>The id of the stored <see cref="Booking"/>, or <see langword="null"/> if the booking is not stored.</summary>
    public string? BookingId { get; init; }
}
