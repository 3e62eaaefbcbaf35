using Concierge.Agents.Tools;
using Concierge.Contracts;
using Concierge.Language;
using NodaTime;

namespace Concierge.Agents.Offline;

/// <summary>The state of a conversation: the guest's goal, the requested table, and the results of searches and calls.</summary>
internal sealed class DialogueState
{
    private BookingRequest _request = new();
    private BookingRequest _changes = new();

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

    /// <summary>The search for a restaurant.</summary>
    public SearchState Search { get; } = new();

    /// <summary>What the last message is about where it is no request.</summary>
    public TalkState Talk { get; } = new();

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
        _request.Found?.Restaurant?.TimeZone ?? (_request.Restaurant is null && Search.Results.Count > 0 ? Search.Results[0].TimeZone : null);

    /// <summary>Whether the last message asks for something or gives a detail of it.</summary>
    public bool IsActionable { get; private set; }

    /// <summary>The restaurant under discussion: of the last booking, of the request, or of the first search result.</summary>
    public string? CurrentRestaurant =>
        _request.Found?.Restaurant?.Name ?? LastBooking?.Restaurant ?? _request.Restaurant ?? (Search.Results.Count > 0 ? Search.Results[0].Name : null);

    /// <summary>Whether what was given up concerned a booking, which stays.</summary>
    public bool KeepsBooking { get; private set; }

    /// <summary>Whether a table is requested that is not booked yet. Giving it up then needs no call.</summary>
    public bool HasOpenRequest { get; private set; }

    /// <summary>Whether the last message names no table of its own, and the table of the request is booked: "I'm at the station, can you call them".</summary>
    public bool RepeatsBookedTable => LastBooking is { } last && LastMessage is { Restaurant: null, PartySize: null, Date: null, Time: null, Choice: null }
        && (last.Restaurant, last.PartySize, last.Day, last.TimeOfDay)
            == (_request.Found?.Restaurant?.Name ?? _request.Restaurant, _request.Table.PartySize, _request.Table.Date, _request.Table.Time)
        && LastMessage.SpecialRequests is null && LastMessage.Seating is null && LastMessage.GuestName is null;

    /// <summary>Whether nothing was said yet that "ok" could answer.</summary>
    public bool IsIdle => Goal == RequestGoal.None && !IsUnderWay && LastCall is null && Search.Results.Count == 0 && !LastMessage.HasDetails
        && (LastMessage.Intents & (GuestIntents.Book | GuestIntents.Search | GuestIntents.Change | GuestIntents.Cancel)) == GuestIntents.None;

    /// <summary>The booking that "the same again" means: the last one, or the one that was chosen from a list or is alone in it.</summary>
    public LastBooking? BookingToRepeat => LastBooking
        ?? (Talk.ChosenBooking is { } chosen ? LastBooking.From(chosen) : Bookings is [var only] ? LastBooking.From(only) : null);

    /// <summary>Whether the guest was asked which restaurant a question about opening hours means.</summary>
    public bool IsAskedWhichRestaurant => Talk.Reading is { Topic: TalkTopic.OpeningHours, Restaurant: null } && CurrentRestaurant is null;

    /// <summary>Adds a message of the guest.</summary>
    /// <param name="said">The reading of the message.</param>
    /// <param name="words">The cues in the message.</param>
    /// <param name="now">The local time of the message at the restaurant.</param>
    public void OnGuestMessage(ParsedRequest said, RequestCues words, LocalDateTime now)
    {
        IsUnderWay |= LastMessage.HasDetails || (LastMessage.Intents & (GuestIntents.Book | GuestIntents.Search)) != GuestIntents.None;
        var asksWhich = Bookings is { } listed && BookingReference.FindMatches(listed, LastBooking).Count > 1;
        (LastMessage, HasProgressed, Bookings, IsActionable) = (said, false, null, false);
        FruitlessMessages = said.HasDetails && said.Questions.Count == 0 ? 0 : FruitlessMessages + 1;
        var chosen = Talk.TakeChoice();
        if ((said.Intents & (GuestIntents.OffTopic | GuestIntents.DoNotCall)) != GuestIntents.None)
        {
            return;
        }

        var before = Goal;
        IsActionable = RequestGoalPolicy.IsActionable(_request, said, words);
        Goal = IsActionable ? RequestGoalPolicy.Choose(this, said, words, asksWhich, isChosen: !chosen.IsEmpty)
            : before is RequestGoal.Search or RequestGoal.List ? RequestGoal.None
            : before;
        if (IsActionable)
        {
            ApplyMessage(said, words, before, asksWhich, now);
            BookingReference = BookingReference.IsEmpty && Goal is (RequestGoal.Cancel or RequestGoal.Change) && !chosen.IsEmpty ? chosen : BookingReference;
        }
    }

    /// <summary>Records the result of a restaurant look-up.</summary>
    public void OnRestaurantLookedUp(string query, FindAnswer answer) => _request.OnRestaurantLookedUp(query, answer);

    /// <summary>Records that the request was given up after questions that were not answered.</summary>
    public void OnGivenUp()
    {
        GiveUp();
        Goal = RequestGoal.None;
    }

    /// <summary>Records the listed bookings.</summary>
    public void OnBookingsListed(BookingsAnswer answer) => Bookings = answer.Bookings;

    /// <summary>Records the result of a call for a new table.</summary>
    public void OnCallCompleted(CallAnswer answer)
    {
        RecordCall(answer);
        if (answer.Outcome == CallOutcome.Confirmed)
        {
            HasOpenRequest = false;
            Search.ClearResults();
            LastBooking = LastBooking.From(answer, _request.Found?.Restaurant?.Name ?? _request.Restaurant);
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
            LastBooking = LastBooking.From(answer, Bookings?.FirstOrDefault(known => known.Booking == booking)?.Restaurant ?? LastBooking?.Restaurant);
            _request.Table.Set(TableOffer.Read(answer, Request.Table));
            (_changes, BookingReference, Goal) = (new BookingRequest(), new BookingReference(), RequestGoal.None);
        }
    }

    /// <summary>Records the result of a call to cancel a booking.</summary>
    public void OnCancellationCompleted(CallAnswer answer)
    {
        RecordCall(answer);
        if (answer.Outcome == CallOutcome.Cancelled)
        {
            (_request, _changes, HasOpenRequest, LastBooking, IsUnderWay) = (new BookingRequest(), new BookingRequest(), false, null, false);
            (BookingReference, Goal, ChangeFailed) = (new BookingReference(), RequestGoal.None, false);
        }
    }

    /// <summary>Whether it is certain that the restaurant has given no table.</summary>
    private static bool LeavesRoomForAnother(CallAnswer answer) =>
        answer.Error?.Code.StartsWith("restaurant.closed", StringComparison.Ordinal) == true
        || CallResultExtensions.AllowsAnotherRestaurant(answer.Outcome, answer.MessageLeft == true);

    private void RecordCall(CallAnswer answer) => (LastCall, HasProgressed) = (answer, false);

    private void ApplyMessage(ParsedRequest said, RequestCues words, RequestGoal before, bool asksWhich, LocalDateTime now)
    {
        switch (Goal)
        {
            case RequestGoal.GiveUp:
                KeepsBooking = before is RequestGoal.Cancel or RequestGoal.Change or RequestGoal.List;
                GiveUp();
                break;
            case RequestGoal.Cancel:
                BookingReference = (asksWhich || !said.Intents.HasFlag(GuestIntents.Cancel) ? BookingReference : new BookingReference())
                    .Merge(said, table: true);
                CancelWhenOpen = AgreesToWait(said, words);
                break;
            case RequestGoal.Change:
                ApplyChange(said, words, before, asksWhich);
                break;
            case RequestGoal.Search:
                ApplySearch(said, now);
                break;
            case RequestGoal.Book:
                ApplyBooking(said, words, before);
                break;
        }
    }

    private void ApplyChange(ParsedRequest said, RequestCues words, RequestGoal before, bool asksWhich)
    {
        if (before != RequestGoal.Change)
        {
            (_changes, BookingReference) = (new BookingRequest(), new BookingReference());
        }

        // The answer to "Which booking?" describes the existing booking, not the change.
        var choosing = before == RequestGoal.Change && asksWhich;
        BookingReference = BookingReference.Merge(said, table: choosing);
        if (said.Intents.HasFlag(GuestIntents.Accept) && FindAlternative() is { } accepted)
        {
            _changes.Table.Set(accepted);
        }

        if (!choosing)
        {
            _changes.Merge(said, chosen: true, concedes: false);
        }

        _changes.SetOpeningPreferences(AgreesToWait(said, words), Insists(said, words), keeps: said is { Date: null, Time: null });
        HasProgressed = true;
    }

    private void ApplySearch(ParsedRequest said, LocalDateTime now)
    {
        if (!HasOpenRequest)
        {
            _request = new BookingRequest();
        }

        _request.ClearRestaurant();
        _request.Merge(said, chosen: true, concedes: false);
        HasOpenRequest = true;
        Search.Refine(said, now);
        HasProgressed = true;
    }

    private void ApplyBooking(ParsedRequest said, RequestCues words, RequestGoal before)
    {
        var settled = _request.UnclearPhoneNumber is not null && said.PhoneNumber is null && words.NumberIsGuests is not null;
        if (settled)
        {
            _request.SettlePhone(words.NumberIsGuests == true);
        }

        var selected = RestaurantChoice.Find(said, _request, Search.Results, before);
        if (selected is not null)
        {
            _request.SelectRestaurant(selected);
        }

        var chosen = selected is not null;
        var booksAnother = said.Intents.HasFlag(GuestIntents.Book)
            && !said.Intents.HasFlag(GuestIntents.Change)
            && !said.IsSameRestaurant
            && said.Restaurant is not null;
        if (LastCall?.Outcome == CallOutcome.Confirmed && booksAnother && !HasOpenRequest)
        {
            _request = new BookingRequest();
        }

        // "Yes, and book the Golden Dragon instead" does not accept what the other restaurant offers.
        var accepted = said.Intents.HasFlag(GuestIntents.Accept) && said.Restaurant is null ? FindAlternative() : null;
        if (accepted is { } offer)
        {
            _request.Table.Set(offer);
        }

        if (said.HasDetails)
        {
            _request.Merge(said, chosen || settled, concedes: LastCall is null);
        }

        var (waits, insists) = (AgreesToWait(said, words), Insists(said, words));
        _request.SetOpeningPreferences(waits, insists, keeps: said is { Date: null, Time: null, Restaurant: null });
        HasProgressed = said.HasDetails || accepted is not null || settled || chosen || waits || insists || said.Intents.HasFlag(GuestIntents.RepeatCall)
            || (said.Intents.HasFlag(GuestIntents.Accept) && LastCall is { Outcome: null } or null && IsUnderWay);
        HasOpenRequest |= said.HasDetails || chosen;
    }

    // An offer equal to the request is not an alternative.
    private TableOffer? FindAlternative() =>
        LastCall is { Outcome: CallOutcome.AlternativeOffered } && TableOffer.Read(LastCall, Request.Table) is var offer && !offer.IsRequested(Request.Table)
            ? offer
            : null;

    private bool AgreesToWait(ParsedRequest said, RequestCues words) => words.CallWhenOpen || (LastCall?.Error?.Code == "restaurant.closed" && Accepts(said));

    private bool Insists(ParsedRequest said, RequestCues words) => LastCall?.Error?.Code == "restaurant.closed_then" && (words.Insists || Accepts(said));

    private static bool Accepts(ParsedRequest said) => said.Intents.HasFlag(GuestIntents.Accept) && !said.HasDetails;

    private void GiveUp()
    {
        LastCall = LastCall?.Outcome == CallOutcome.Confirmed ? LastCall : null;
        (_request, _changes, BookingReference) = (new BookingRequest(), new BookingRequest(), new BookingReference());
        (HasOpenRequest, IsUnderWay, ChangeFailed) = (false, false, false);
    }
}
