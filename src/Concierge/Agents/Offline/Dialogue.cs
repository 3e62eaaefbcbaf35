using Concierge.Agents.Tools;
using Concierge.Contracts;
using Concierge.Language;
using Concierge.Restaurants;
using NodaTime;
using NodaTime.Text;

namespace Concierge.Agents.Offline;

/// <summary>What a conversation has come to: the errand, the table as it is wanted, and what searches and calls brought.</summary>
internal sealed partial class Dialogue
{
    private static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    private Wish _wish = new();
    private Wish _changes = new();

    // Whether the table wanted has not been booked yet, so that giving it up needs no call.
    private bool _open;

    /// <summary>What is wanted at the moment.</summary>
    public Errand Errand { get; private set; }

    /// <summary>The table wanted; while a booking is to be changed, what is to be different about it.</summary>
    public Wish Wish => Errand == Errand.Change ? _changes : _wish;

    /// <summary>Which booking is to be changed or cancelled.</summary>
    public BookingHints Hints { get; private set; } = new();

    /// <summary>Whether a restaurant that is closed now is to be called when it opens, to cancel a booking.</summary>
    public bool CancelsWhenOpen { get; private set; }

    /// <summary>The table booked last in this conversation.</summary>
    public BookedHere? Booked { get; private set; }

    /// <summary>What the book of bookings said since the last message; <see langword="null"/> until it was asked.</summary>
    public IReadOnlyList<BookingAnswer>? Bookings { get; private set; }

    /// <summary>What is looked for.</summary>
    public RestaurantQuery Search { get; private set; } = new();

    /// <summary>What the last search found, the best first.</summary>
    public IReadOnlyList<RestaurantAnswer> Proposed { get; private set; } = [];

    /// <summary>The last call's or refusal's answer.</summary>
    public CallAnswer? LastCall { get; private set; }

    /// <summary>What the person said last.</summary>
    public Understanding Last { get; private set; } = new();

    /// <summary>Whether anything of a booking was said before the last message.</summary>
    public bool UnderWay { get; private set; }

    /// <summary>Whether the last message moved the request on, so that it may lead to a call.</summary>
    public bool Moved { get; private set; }

    /// <summary>Whether a change of the booking was asked for and did not come about.</summary>
    public bool ChangeFailed { get; private set; }

    /// <summary>The zone of the restaurant that is spoken of; <see langword="null"/> when it is not known.</summary>
    public string? TimeZone => _wish.Found?.Restaurant?.TimeZone ?? (_wish.Restaurant is null && Proposed.Count > 0 ? Proposed[0].TimeZone : null);

    /// <summary>Notes what the directory answered.</summary>
    public void Looked(string query, FindAnswer answer) => _wish.Looked(query, answer);

    /// <summary>Notes what a search found.</summary>
    public void Searched(SearchAnswer answer) => Proposed = answer.Restaurants;

    /// <summary>Notes what is booked.</summary>
    public void Listed(BookingsAnswer answer) => Bookings = answer.Bookings;

    /// <summary>Notes what a call for a new table came to.</summary>
    public void Called(CallAnswer answer)
    {
        Note(answer);
        if (answer.Outcome == CallOutcome.Confirmed)
        {
            (_open, Proposed) = (false, []);
            Booked = Of(answer, _wish.Found?.Restaurant?.Name ?? _wish.Restaurant);
        }
        else if (LeavesRoomForAnother(answer))
        {
            Moved = _wish.TurnToNextRestaurant();
        }
    }

    /// <summary>Notes what a call to change a booking came to.</summary>
    /// <param name="booking">Which one.</param>
    /// <param name="answer">What came of it.</param>
    public void Changed(string booking, CallAnswer answer)
    {
        Note(answer);
        ChangeFailed = answer.Outcome != CallOutcome.Confirmed;
        if (!ChangeFailed)
        {
            Booked = Of(answer, Bookings?.FirstOrDefault(known => known.Booking == booking)?.Restaurant ?? Booked?.Restaurant);
            _wish.Take(Offered.Date, Offered.Time, Offered.PartySize);
            (_changes, Hints, Errand) = (new Wish(), new BookingHints(), Errand.None);
        }
    }

    /// <summary>Notes what a call to cancel a booking came to.</summary>
    public void Cancelled(CallAnswer answer)
    {
        Note(answer);
        if (answer.Outcome == CallOutcome.Cancelled)
        {
            (_wish, _changes, _open, Booked, UnderWay) = (new Wish(), new Wish(), false, null, false);
            (Hints, Errand, ChangeFailed) = (new BookingHints(), Errand.None, false);
        }
    }

    /// <summary>Whether the restaurant has certainly given no table.</summary>
    private static bool LeavesRoomForAnother(CallAnswer answer) =>
        answer.Error?.Code.StartsWith("restaurant.closed", StringComparison.Ordinal) == true || CallResults.LeavesRoomForAnother(answer.Outcome, answer.MessageLeft == true);

    private static BookedHere Of(CallAnswer answer, string? restaurant) => new(restaurant, answer.Date, answer.Time, answer.ConfirmationNumber);

    private void Note(CallAnswer answer) => (LastCall, Moved) = (answer, false);

    // What was offered, and what was asked for where the offer says nothing else.
    private (LocalDate? Date, LocalTime? Time, int? PartySize) Offered => (
        LocalDatePattern.Iso.Parse(LastCall?.Date ?? "") is { Success: true } date ? date.Value : Wish.Date,
        Clock.Parse(LastCall?.Time ?? "") is { Success: true } time ? time.Value : Wish.Time,
        LastCall?.PartySize ?? Wish.PartySize);

    // An offer that nobody could tell apart from the request cannot be taken.
    private bool IsOffered => LastCall is { Outcome: CallOutcome.AlternativeOffered } && Offered != (Wish.Date, Wish.Time, Wish.PartySize);
}
