using Concierge.Contracts;
using Concierge.Reservations;
using NodaTime;

namespace Concierge.Agents.Tools;

/// <summary>Finds a booking that the guest has already for the time of a new one, made here or in another process.</summary>
internal sealed class OtherBookingFinder(IBookingReader book)
{
    // A meal takes about two hours.
    private static readonly Period Overlap = Period.FromHours(2);

    /// <summary>Describes the other booking.</summary>
    /// <param name="details">The new booking.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    /// <returns>A sentence; <see langword="null"/> when there is none, or when the book cannot be read.</returns>
    public async Task<string?> DescribeAsync(ReservationDetails details, CancellationToken cancellationToken)
    {
        if (details.Purpose != CallPurpose.Book)
        {
            return null;
        }

        try
        {
            var bookings = await book.ListAsync(all: false, cancellationToken);
            return bookings.FirstOrDefault(booking => IsAtTheSameTime(booking, details)) is { } other
                ? $"You already have {BookingListFormatter.FormatBooking(other)}."
                : null;
        }
        catch (ConciergeException)
        {
            // The call itself reports a book that cannot be used.
            return null;
        }
    }

    private static bool IsAtTheSameTime(Booking booking, ReservationDetails details)
    {
        var (booked, wanted) = (booking.Date.At(booking.Time), details.Date.At(details.Time));
        return booking.Status != BookingStatus.Cancelled
            && string.Equals(booking.CustomerName.Trim(), details.CustomerName.Trim(), StringComparison.OrdinalIgnoreCase)
            && wanted < booked.Plus(Overlap)
            && booked < wanted.Plus(Overlap);
    }
}
