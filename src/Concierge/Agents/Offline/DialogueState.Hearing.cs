using Concierge.Agents.Tools;
using Concierge.Contracts;
using Concierge.Language;
using Concierge.Restaurants;
using NodaTime;

namespace Concierge.Agents.Offline;

internal sealed partial class DialogueState
{
    private const int MaxPriceLevel = 4;
    private const GuestIntents Actionable =
        GuestIntents.Book | GuestIntents.Accept | GuestIntents.Reject | GuestIntents.Change | GuestIntents.Cancel
        | GuestIntents.RepeatCall | GuestIntents.Search | GuestIntents.ListBookings;

    /// <summary>Whether the last message asks for something or gives a detail of it.</summary>
    public bool IsActionable { get; private set; }

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
        var chosen = TakeChoice();
        if ((said.Intents & (GuestIntents.OffTopic | GuestIntents.DoNotCall)) != GuestIntents.None)
        {
            return;
        }

        var before = Goal;
        IsActionable = (said.Intents & Actionable) != GuestIntents.None
            || said.HasDetails
            || said.ConfirmationNumber is not null
            || words.CallWhenOpen
            || words.Insists
            || (_request.UnclearPhoneNumber is not null && words.NumberIsGuests is not null);
        Goal = IsActionable ? ChooseGoal(said, words, before, asksWhich, isChosen: !chosen.IsEmpty)
            : before is RequestGoal.Search or RequestGoal.List ? RequestGoal.None
            : before;
        if (IsActionable)
        {
            ApplyMessage(said, words, before, asksWhich, now);
            BookingReference = BookingReference.IsEmpty && Goal is (RequestGoal.Cancel or RequestGoal.Change) && !chosen.IsEmpty ? chosen : BookingReference;
        }
    }

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

    private RequestGoal ChooseGoal(ParsedRequest said, RequestCues words, RequestGoal before, bool asksWhich, bool isChosen)
    {
        var pointsAtBooking = words.RefersToExistingBooking || said.ConfirmationNumber is not null || isChosen;
        if (said.Intents.HasFlag(GuestIntents.ListBookings))
        {
            return RequestGoal.List;
        }

        if (said.Intents.HasFlag(GuestIntents.Cancel))
        {
            return _open && !pointsAtBooking ? RequestGoal.GiveUp : RequestGoal.Cancel;
        }

        if (said.Intents.HasFlag(GuestIntents.Reject) && !said.HasDetails)
        {
            return RequestGoal.GiveUp;
        }

        if (said.Intents.HasFlag(GuestIntents.Search) && said.Restaurant is null && !said.IsSameRestaurant)
        {
            return RequestGoal.Search;
        }

        var confirmsCancellation = before == RequestGoal.Cancel
            && ((said.Intents & (GuestIntents.Accept | GuestIntents.RepeatCall)) != GuestIntents.None || words.CallWhenOpen);
        var continues = asksWhich || confirmsCancellation || (before == RequestGoal.Change && said.Restaurant is null);
        return before is RequestGoal.Cancel or RequestGoal.Change && continues && !words.StartsNewRequest ? before
            : IsChange(said, words, pointsAtBooking) ? RequestGoal.Change
            : RequestGoal.Book;
    }

    // "Make it 5 people" changes the booking of this conversation; "move my table at Luigi's to 8" changes an earlier booking.
    private bool IsChange(ParsedRequest said, RequestCues words, bool pointsAtBooking) =>
        (said.Intents.HasFlag(GuestIntents.Change) && (pointsAtBooking || said.PresentDate is not null || said.PresentTime is not null))
        || (LastBooking is not null && !_open && said.HasDetails && said.Restaurant is null && !said.IsSameRestaurant && said.PhoneNumber is null
            && (said.Intents.HasFlag(GuestIntents.Change) || !(words.StartsNewRequest || said.Intents.HasFlag(GuestIntents.Book))));

    private void ApplyChange(ParsedRequest said, RequestCues words, RequestGoal before, bool asksWhich)
    {
        if (before != RequestGoal.Change)
        {
            (_changes, BookingReference) = (new BookingRequest(), new BookingReference());
        }

        // The answer to "Which booking?" describes the existing booking, not the change.
        var choosing = before == RequestGoal.Change && asksWhich;
        BookingReference = BookingReference.Merge(said, table: choosing);
        var accepts = said.Intents.HasFlag(GuestIntents.Accept) && IsOffered;
        if (accepts)
        {
            _changes.Table.Set(Offered.Date, Offered.Time, Offered.PartySize);
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
        if (!_open)
        {
            _request = new BookingRequest();
        }

        _request.ClearRestaurant();
        _request.Merge(said, chosen: true, concedes: false);
        _open = true;
        // Another kitchen after a search that found nothing is a new search: the price belonged to the former one.
        var former = said.Cuisine is not null && SearchResults.Count == 0 ? new RestaurantQuery { Place = Search.Place } : Search;
        Search = new RestaurantQuery
        {
            Cuisine = said.Cuisine ?? former.Cuisine,
            Place = said.Place ?? former.Place,
            MinPrice = said.MinPrice ?? (said.WantsCheaper || said.MaxPrice is not null ? null : former.MinPrice),
            MaxPrice = said.WantsCheaper
                ? Math.Max(1, (SearchResults.Count > 0 ? SearchResults[0].Price ?? MaxPriceLevel : former.MaxPrice ?? MaxPriceLevel) - 1)
                : said.MaxPrice ?? (said.MinPrice is not null ? null : former.MaxPrice),
            OpenAt = said.MustBeOpenNow ? now : null,
        };
        SearchResults = [];
        HasProgressed = true;
    }

    private void ApplyBooking(ParsedRequest said, RequestCues words, RequestGoal before)
    {
        var settled = _request.UnclearPhoneNumber is not null && said.PhoneNumber is null && words.NumberIsGuests is not null;
        if (settled)
        {
            _request.SettlePhone(words.NumberIsGuests == true);
        }

        var chosen = ChooseRestaurant(said, before);
        var booksAnother = said.Intents.HasFlag(GuestIntents.Book)
            && !said.Intents.HasFlag(GuestIntents.Change)
            && !said.IsSameRestaurant
            && said.Restaurant is not null;
        if (LastCall?.Outcome == CallOutcome.Confirmed && booksAnother && !_open)
        {
            _request = new BookingRequest();
        }

        // "Yes, and book the Golden Dragon instead" does not accept what the other restaurant offers.
        var accepts = said.Intents.HasFlag(GuestIntents.Accept) && IsOffered && said.Restaurant is null;
        if (accepts)
        {
            _request.Table.Set(Offered.Date, Offered.Time, Offered.PartySize);
        }

        if (said.HasDetails)
        {
            _request.Merge(said, chosen || settled, concedes: LastCall is null);
        }

        var (waits, insists) = (AgreesToWait(said, words), Insists(said, words));
        _request.SetOpeningPreferences(waits, insists, keeps: said is { Date: null, Time: null, Restaurant: null });
        HasProgressed = said.HasDetails || accepts || settled || chosen || waits || insists || said.Intents.HasFlag(GuestIntents.RepeatCall)
            || (said.Intents.HasFlag(GuestIntents.Accept) && LastCall is { Outcome: null } or null && IsUnderWay);
        _open |= said.HasDetails || chosen;
    }

    private bool AgreesToWait(ParsedRequest said, RequestCues words) => words.CallWhenOpen || (LastCall?.Error?.Code == "restaurant.closed" && Accepts(said));

    private bool Insists(ParsedRequest said, RequestCues words) => LastCall?.Error?.Code == "restaurant.closed_then" && (words.Insists || Accepts(said));

    private static bool Accepts(ParsedRequest said) => said.Intents.HasFlag(GuestIntents.Accept) && !said.HasDetails;

    private bool ChooseRestaurant(ParsedRequest said, RequestGoal before)
    {
        if (_request.Found?.Candidates is { } candidates && said.Restaurant is { } where
            && candidates.Where(candidate => candidate.Address?.Contains(where, StringComparison.OrdinalIgnoreCase) == true).ToList() is [var only])
        {
            _request.SelectRestaurant(only);
            return true;
        }

        // "The second one" after "Which first: Luigi's or Bella Vista?"
        if (_request.Found?.Candidates is { Count: > 1 } several && said is { Restaurant: null, Choice: { } which } && FindChosen(which, several) is { } named)
        {
            _request.SelectRestaurant(named);
            return true;
        }

        var proposed = FindProposed(said, before);
        if (proposed is not null)
        {
            _request.SelectRestaurant(proposed);
        }

        return proposed is not null;
    }

    // After a search, "there" and a message without a restaurant's name mean the first result.
    private RestaurantAnswer? FindProposed(ParsedRequest said, RequestGoal before)
    {
        if (SearchResults.Count == 0)
        {
            return null;
        }

        return said.Restaurant is { } name
            ? SearchResults.FirstOrDefault(found => RestaurantNameComparer.Score(name, found.Name) >= RestaurantNameComparer.SameName)
            : said.Choice is { } choice && (before == RequestGoal.Search || _request.Restaurant is null) ? FindChosen(choice, SearchResults)
            : _request.Restaurant is null && said.PhoneNumber is null ? SearchResults[0]
            : null;
    }

    private static RestaurantAnswer? FindChosen(ResultChoice choice, IReadOnlyList<RestaurantAnswer> results) => choice.Kind switch
    {
        ResultChoiceKind.Numbered => results.ElementAtOrDefault(choice.Number - 1),
        ResultChoiceKind.Last => results[^1],
        ResultChoiceKind.Other => results.Count == 2 ? results[1] : null,
        ResultChoiceKind.Cheapest => results.Where(found => found.Price is not null).MinBy(found => found.Price),
        ResultChoiceKind.Dearest => results.Where(found => found.Price is not null).MaxBy(found => found.Price),
        ResultChoiceKind.Nearest => null,
        _ => results[0],
    };

    private void GiveUp()
    {
        LastCall = LastCall?.Outcome == CallOutcome.Confirmed ? LastCall : null;
        (_request, _changes, BookingReference) = (new BookingRequest(), new BookingRequest(), new BookingReference());
        (_open, IsUnderWay, ChangeFailed) = (false, false, false);
    }
}
