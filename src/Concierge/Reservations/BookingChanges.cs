using Concierge.Contracts;
using Concierge.Language.Phones;
using Concierge.Options;
using Concierge.Restaurants;
using NodaTime;

namespace Concierge.Reservations;

/// <summary>Prepares the calls that change or cancel a booking: for the agents' tools and for the HTTP API alike.</summary>
/// <param name="validator">Checks what is asked for.</param>
/// <param name="clock">The clock on the restaurant's wall.</param>
/// <param name="directory">Knows when the restaurant is open.</param>
/// <param name="guest">The guest, with the number that a restaurant may be given.</param>
public sealed class BookingChanges(ReservationValidator validator, LocalClock clock, IRestaurantDirectory directory, GuestOptions guest)
{
    /// <summary>Today at the restaurant of a booking.</summary>
    public LocalDate GetToday(Booking booking)
    {
        ArgumentNullException.ThrowIfNull(booking);
        return clock.GetNow(booking.TimeZone).Date;
    }

    /// <summary>Refuses a booking that can no longer be changed or cancelled.</summary>
    /// <exception cref="ConciergeException"><c>reservation.cancelled</c>, <c>reservation.past</c>.</exception>
    public void ThrowIfClosed(Booking booking)
    {
        ArgumentNullException.ThrowIfNull(booking);
        if (booking.Status == BookingStatus.Cancelled)
        {
            throw new ConciergeException(BookingErrors.Cancelled(booking));
        }

        if (booking.Date.At(booking.Time) <= clock.GetNow(booking.TimeZone))
        {
            throw new ConciergeException(BookingErrors.Past(booking));
        }
    }

    /// <summary>Prepares the call that changes a booking. What the request does not name stays as it is booked.</summary>
    /// <param name="booking">The booking.</param>
    /// <param name="wanted">What is to be different.</param>
    /// <param name="cancellationToken">Cancels the look into the directory.</param>
    /// <exception cref="ConciergeException">
    /// <c>reservation.cancelled</c>, <c>reservation.past</c>; <c>reservation.unchanged</c>: the first choice is the table that is booked;
    /// or what <see cref="ReservationValidator.Validate"/> refuses.
    /// </exception>
    public async Task<ReservationDetails> PrepareChangeAsync(Booking booking, BookingChangeRequest wanted, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        var booked = await DescribeAsync(booking, cancellationToken);
        var details = booked with
        {
            Purpose = CallPurpose.Change,
            Date = wanted.Date ?? booked.Date,
            Time = wanted.Time ?? booked.Time,
            PartySize = wanted.PartySize ?? booked.PartySize,
            SpecialRequests = NullIfBlank(wanted.SpecialRequests) ?? booked.SpecialRequests,
            Seating = NullIfBlank(wanted.Seating),
            EarliestTime = wanted.EarliestTime,
            LatestTime = wanted.LatestTime,
            OtherDates = [.. wanted.OtherDates],
            SmallestParty = wanted.SmallestParty,
            CallWhenOpen = wanted.CallWhenOpen,
            DespiteClosing = wanted.DespiteClosing,
        };

        // Concessions say what else would do. Where the first choice is booked already, there is nothing to call for.
        if (details.Seating is null
            && (details.Date, details.Time, details.PartySize, details.SpecialRequests) == (booked.Date, booked.Time, booked.PartySize, booked.SpecialRequests))
        {
            throw new ConciergeException(BookingErrors.Unchanged(booking.RestaurantName));
        }

        validator.Validate(details, details.TimeZone);
        return details;
    }

    /// <summary>Prepares the call that cancels a booking.</summary>
    /// <param name="booking">The booking.</param>
    /// <param name="callWhenOpen">Whether a restaurant that is closed now is called as soon as it opens.</param>
    /// <param name="cancellationToken">Cancels the look into the directory.</param>
    /// <exception cref="ConciergeException"><c>reservation.cancelled</c>, <c>reservation.past</c>.</exception>
    public async Task<ReservationDetails> PrepareCancellationAsync(Booking booking, bool callWhenOpen, CancellationToken cancellationToken) =>
        await DescribeAsync(booking, cancellationToken) with { Purpose = CallPurpose.Cancel, CallWhenOpen = callWhenOpen };

    private async Task<ReservationDetails> DescribeAsync(Booking booking, CancellationToken cancellationToken)
    {
        ThrowIfClosed(booking);
        var restaurant = PhoneNumber.TryParse(booking.PhoneNumber, out var number) ? await directory.FindByNumberAsync(number, cancellationToken) : null;
        return new ReservationDetails
        {
            RestaurantName = booking.RestaurantName,
            PhoneNumber = booking.PhoneNumber,
            TimeZone = booking.TimeZone,
            OpeningHours = restaurant?.OpeningHours,
            Date = booking.Date,
            Time = booking.Time,
            PartySize = booking.PartySize,
            CustomerName = booking.CustomerName,
            CustomerPhone = NullIfBlank(guest.Phone),
            SpecialRequests = NullIfBlank(booking.SpecialRequests),
            Existing = new ExistingBooking(booking.Date, booking.Time, booking.PartySize, booking.ConfirmationNumber) { BookingId = booking.Id },
        };
    }

    private static string? NullIfBlank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
