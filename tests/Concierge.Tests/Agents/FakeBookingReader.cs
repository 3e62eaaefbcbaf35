using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Reservations;

namespace Concierge.Tests.Agents;

/// <summary>An in-memory booking store that <see cref="FakeReservationCalls"/> updates as real calls do.</summary>
internal sealed class FakeBookingReader : IBookingReader
{
    private readonly List<Booking> _bookings = [];

    public ConciergeError? Fault { get; set; }

    public IReadOnlyList<Booking> All => _bookings;

    public void Add(Booking booking) => _bookings.Add(booking);

    public void Note(string callId, ReservationDetails details, VoiceCallResult result)
    {
        var existing = details.Existing is { } old ? _bookings.Find(booking => booking.Id == old.BookingId) : null;
        if (result.Outcome == CallOutcome.Cancelled && existing is not null)
        {
            _bookings[_bookings.IndexOf(existing)] = existing with { Status = BookingStatus.Cancelled, CallId = callId };
        }
        else if (result.Outcome == CallOutcome.Confirmed && existing is not null)
        {
            _bookings[_bookings.IndexOf(existing)] = existing with
            {
                Date = result.Date ?? details.Date,
                Time = result.Time ?? details.Time,
                PartySize = result.PartySize ?? details.PartySize,
                CallId = callId,
            };
        }
        else if (result.Outcome == CallOutcome.Confirmed)
        {
            _bookings.Add(new Booking
            {
                Id = $"b{_bookings.Count + 1}",
                RestaurantName = details.RestaurantName,
                PhoneNumber = details.PhoneNumber,
                TimeZone = details.TimeZone,
                Date = result.Date ?? details.Date,
                Time = result.Time ?? details.Time,
                PartySize = result.PartySize ?? details.PartySize,
                CustomerName = details.CustomerName,
                ConfirmationNumber = result.ConfirmationNumber,
                CallId = callId,
                BookedAt = DateTimeOffset.UnixEpoch.AddDays(_bookings.Count),
            });
        }
    }

    public Task<IReadOnlyList<Booking>> ListAsync(bool all, CancellationToken cancellationToken) => Fault is not null ? throw new ConciergeException(Fault)
        : Task.FromResult<IReadOnlyList<Booking>>(
            [.. _bookings.Where(booking => all || booking.Status == BookingStatus.Confirmed).OrderBy(booking => booking.Date.At(booking.Time))]);

    public Task<Booking?> FindAsync(string idOrConfirmationNumber, CancellationToken cancellationToken) =>
        Fault is not null ? throw new ConciergeException(Fault)
        : Task.FromResult(_bookings.Find(booking => booking.Id == idOrConfirmationNumber || booking.ConfirmationNumber == idOrConfirmationNumber));
}
