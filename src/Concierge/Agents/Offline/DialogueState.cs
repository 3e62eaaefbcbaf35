using Concierge.Agents.Tools;
using Concierge.Contracts;
using Concierge.Language;
using Concierge.Restaurants;
using NodaTime;
using NodaTime.Text;

namespace Concierge.Agents.Offline;

/// <summary>The state of a conversation: the guest's goal, the requested table, and the results of searches and calls.</summary>
internal sealed partial class DialogueState
{
    private static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    private BookingRequest _request = new();
    private BookingRequest _changes = new();

    // Whether the requested table is not booked yet. Giving it up then needs no call.
    private bool _open;

    /// <summary>What the guest wants at the moment.</summary>
    public RequestGoal Goal { get; private set; }

    /// <summary>The requested table; while a booking is changed, the requested changes.</summary>
    public BookingRequest Request => Goal == RequestGoal.Change ? _changes : _request;

    /// <summary>What identifies the booking to change or cancel.</summary>
    public BookingReference BookingReference { get; private set; } = new();

    /// <summary>Whether to cancel a booking when the restaurant opens, if it is closed now.</summary>
    public bool CancelWhenOpen { get; private set; }

    /// <summary>The last booking of this conversation.</summary>
    public LastBooking? LastBooking { get; private set; }

    /// <summary>The bookings listed since the last message; <see langword="null"/> until they are listed.</summary>
    public IReadOnlyList<BookingAnswer>? Bookings { get; private set; }

    /// <summary>The current search.</summary>
    public RestaurantQuery Search { get; private set; } = new();

    /// <summary>The results of the last search, the best first.</summary>
    public IReadOnlyList<RestaurantAnswer> SearchResults { get; private set; } = [];

    /// <summary>The result of the last call or refused call.</summary>
    public CallAnswer? LastCall { get; private set; }

    /// <summary>The reading of the last message.</summary>
    public ParsedRequest LastMessage { get; private set; } = new();

    /// <summary>How many messages, one after the other, have said nothing that is clear about the booking.</summary>
    public int FruitlessMessages { get; private set; }

    /// <summary>Whether a booking was discussed before the last message.</summary>
    public bool IsUnderWay { get; private set; }

    /// <summary>Whether the last message changed the request, so that it can lead to a call.</summary>
    public bool HasProgressed { get; private set; }

    /// <summary>Whether a requested change of the booking failed.</summary>
    public bool ChangeFailed { get; private set; }

    /// <summary>The time zone of the restaurant under discussion; <see langword="null"/> when unknown.</summary>
    public string? TimeZone =>
        _request.Found?.Restaurant?.TimeZone ?? (_request.Restaurant is null && SearchResults.Count > 0 ? SearchResults[0].TimeZone : null);

    /// <summary>Records the result of a restaurant look-up.</summary>
    public void OnRestaurantLookedUp(string query, FindAnswer answer) => _request.OnRestaurantLookedUp(query, answer);

    /// <summary>Records that the request was given up after questions that were not answered.</summary>
    public void OnGivenUp()
    {
        GiveUp();
        Goal = RequestGoal.None;
    }

    /// <summary>Records the results of a search.</summary>
    public void OnSearchCompleted(SearchAnswer answer) => SearchResults = answer.Restaurants;

    /// <summary>Records the listed bookings.</summary>
    public void OnBookingsListed(BookingsAnswer answer) => Bookings = answer.Bookings;

    /// <summary>Records the result of a call for a new table.</summary>
    public void OnCallCompleted(CallAnswer answer)
    {
        RecordCall(answer);
        if (answer.Outcome == CallOutcome.Confirmed)
        {
            (_open, SearchResults) = (false, []);
            LastBooking = CreateBooked(answer, _request.Found?.Restaurant?.Name ?? _request.Restaurant);
        }
        else if (LeavesRoomForAnother(answer))
        {
            HasProgressed = _request.MoveToNextRestaurant();
        }
    }

    /// <summary>Records the result of a call to change a booking.</summary>
    /// <param name="booking">The booking's ID.</param>
    /// <param name="answer">The call's result.</param>
    public void OnChangeCompleted(string booking, CallAnswer answer)
    {
        RecordCall(answer);
        ChangeFailed = answer.Outcome != CallOutcome.Confirmed;
        if (!ChangeFailed)
        {
            LastBooking = CreateBooked(answer, Bookings?.FirstOrDefault(known => known.Booking == booking)?.Restaurant ?? LastBooking?.Restaurant);
            _request.Table.Set(Offered.Date, Offered.Time, Offered.PartySize);
            (_changes, BookingReference, Goal) = (new BookingRequest(), new BookingReference(), RequestGoal.None);
        }
    }

    /// <summary>Records the result of a call to cancel a booking.</summary>
    public void OnCancellationCompleted(CallAnswer answer)
    {
        RecordCall(answer);
        if (answer.Outcome == CallOutcome.Cancelled)
        {
            (_request, _changes, _open, LastBooking, IsUnderWay) = (new BookingRequest(), new BookingRequest(), false, null, false);
            (BookingReference, Goal, ChangeFailed) = (new BookingReference(), RequestGoal.None, false);
        }
    }

    /// <summary>Whether it is certain that the restaurant has given no table.</summary>
    private static bool LeavesRoomForAnother(CallAnswer answer) =>
        answer.Error?.Code.StartsWith("restaurant.closed", StringComparison.Ordinal) == true
        || CallResultExtensions.AllowsAnotherRestaurant(answer.Outcome, answer.MessageLeft == true);

    private static LastBooking CreateBooked(CallAnswer answer, string? restaurant) =>
        new(restaurant, answer.Date, answer.Time, answer.ConfirmationNumber) { PartySize = answer.PartySize };

    private void RecordCall(CallAnswer answer) => (LastCall, HasProgressed) = (answer, false);

    // The offer, completed with the request's values where the offer names none.
    private (LocalDate? Date, LocalTime? Time, int? PartySize) Offered => (
        LocalDatePattern.Iso.Parse(LastCall?.Date ?? "") is { Success: true } date ? date.Value : Request.Table.Date,
        Clock.Parse(LastCall?.Time ?? "") is { Success: true } time ? time.Value : Request.Table.Time,
        LastCall?.PartySize ?? Request.Table.PartySize);

    // An offer equal to the request is not an alternative.
    private bool IsOffered => LastCall is { Outcome: CallOutcome.AlternativeOffered }
        && Offered != (Request.Table.Date, Request.Table.Time, Request.Table.PartySize);
}
