using Concierge.Agents.Offline;
using Concierge.Calls;
using Concierge.Calls.Lifecycle;
using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Language;
using Concierge.Language.Phones;
using Concierge.Options;
using Concierge.Reservations;
using Concierge.Restaurants;

namespace Concierge.Server.Endpoints;

/// <summary>Calls that change or cancel a booking of the book.</summary>
internal sealed class BookingCalls(IReservationCalls caller, IRestaurantDirectory directory, CallManager calls, ReservationValidator validator, ConciergeSettings settings, LocalClock clock)
{
    private const int LongestText = 1000;

    public static ConciergeError NotFound { get; } = new(
        "reservation.not_found", "There is no such booking.", "concierge reservations list --all shows every booking with its id.");

    /// <summary>What is asked of the restaurant to cancel a booking.</summary>
    /// <exception cref="ConciergeException">It is cancelled already or past (<c>reservation.cancelled</c>, <c>reservation.past</c>).</exception>
    /// <param name="booking">The booking.</param>
    /// <param name="whenOpen">Whether a restaurant that is closed now is called when it opens.</param>
    public ReservationDetails ToCancel(Booking booking, bool whenOpen) => Existing(booking) with { Purpose = CallPurpose.Cancel, CallWhenOpen = whenOpen };

    /// <summary>What is asked of the restaurant to change a booking.</summary>
    /// <param name="booking">The booking.</param>
    /// <param name="text">What is to become of it, in words.</param>
    /// <param name="whenOpen">Whether a restaurant that is closed now is called when it opens; the words may say so too.</param>
    /// <exception cref="ConciergeException">It is cancelled or past, or the words do not say what to change (<c>request.change</c>), or what they say cannot be (<c>request.…</c>).</exception>
    public ReservationDetails ToChange(Booking booking, string? text, bool whenOpen)
    {
        var old = Existing(booking);
        if (string.IsNullOrWhiteSpace(text) || text.Length > LongestText)
        {
            throw new ConciergeException(Unread("What is to be changed?"));
        }

        var understood = RequestReader.Read(OpeningWishes.Without(text), clock.Now(booking.TimeZone), []);
        if (understood.Questions.Where(question => question.Key != Slot.Restaurant).Select(question => question.Value).FirstOrDefault() is { } question)
        {
            throw new ConciergeException(Unread(question));
        }

        var changed = old with
        {
            Purpose = CallPurpose.Change,
            Date = understood.Date ?? old.Date,
            Time = understood.Time ?? old.Time,
            PartySize = understood.PartySize ?? old.PartySize,
            SpecialRequests = understood.SpecialRequests ?? old.SpecialRequests,
            EarliestTime = understood.EarliestTime,
            LatestTime = understood.LatestTime,
            OtherDates = [.. understood.OtherDates],
            SmallestParty = understood.SmallestParty,
            Seating = understood.Seating,
        };
        var opening = ErrandWords.Read(text);
        if (changed with { Purpose = old.Purpose } == old)
        {
            throw new ConciergeException(Unread("Nothing of the day, the time, the party or the wishes would change."));
        }

        validator.Validate(changed, changed.TimeZone);
        return changed with { CallWhenOpen = whenOpen || opening.WhenOpen, DespiteClosing = opening.AllTheSame };
    }

    /// <summary>Places the call.</summary>
    /// <exception cref="ConciergeException">It was refused; nobody was called.</exception>
    public async Task<string> StartAsync(ReservationDetails details, CancellationToken cancellationToken)
    {
        var known = PhoneNumber.TryParse(details.PhoneNumber, out var number) ? await directory.FindByNumberAsync(number, cancellationToken) : null;
        return await caller.StartAsync(details with { OpeningHours = known?.OpeningHours }, cancellationToken);
    }

    /// <summary>Everything that happens in it.</summary>
    public IAsyncEnumerable<CallEvent> FollowAsync(string callId, CancellationToken cancellationToken) => calls.Get(callId).FollowAsync(after: 0, cancellationToken);

    /// <summary>What came of it.</summary>
    public Task<VoiceCallResult> WaitAsync(string callId, CancellationToken cancellationToken) => caller.WaitForCompletionAsync(callId, cancellationToken);

    private ReservationDetails Existing(Booking booking)
    {
        if (booking.Status == BookingStatus.Cancelled)
        {
            throw new ConciergeException(new("reservation.cancelled", "That booking is cancelled already."));
        }

        if (booking.Date.At(booking.Time) <= clock.Now(booking.TimeZone))
        {
            throw new ConciergeException(new("reservation.past", "The time of that booking has passed."));
        }

        return new ReservationDetails
        {
            RestaurantName = booking.RestaurantName,
            PhoneNumber = booking.PhoneNumber,
            TimeZone = booking.TimeZone,
            Date = booking.Date,
            Time = booking.Time,
            PartySize = booking.PartySize,
            CustomerName = booking.CustomerName,
            CustomerPhone = settings.CustomerPhone,
            SpecialRequests = booking.SpecialRequests,
            Existing = new ExistingBooking(booking.Date, booking.Time, booking.PartySize, booking.ConfirmationNumber) { BookingId = booking.Id },
        };
    }

    private static ConciergeError Unread(string question) => new("request.change", question, "Say it like \"make it 5 people\" or \"on Saturday at 8pm\".");
}
