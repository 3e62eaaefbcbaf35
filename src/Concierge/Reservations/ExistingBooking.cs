using NodaTime;

namespace Concierge.Reservations;

/// <summary>A booking as the restaurant has it, named on the telephone when it is to be changed or cancelled.</summary>
/// <param name="Date">The day, in the restaurant's own calendar.</param>
/// <param name="Time">The time, on the restaurant's own clock.</param>
/// <param name="PartySize">Guests.</param>
/// <param name="ConfirmationNumber">As the restaurant gave it (<c>BK472</c>); <see langword="null"/> when it gave none.</param>
public sealed record ExistingBooking(LocalDate Date, LocalTime Time, int PartySize, string? ConfirmationNumber)
{
    /// <summary>Which entry of the book of bookings it is; <see langword="null"/> when it is not in it.</summary>
    public string? BookingId { get; init; }
}
