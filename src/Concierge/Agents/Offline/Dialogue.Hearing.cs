using Concierge.Agents.Tools;
using Concierge.Contracts;
using Concierge.Language;
using Concierge.Restaurants;
using NodaTime;

namespace Concierge.Agents.Offline;

internal sealed partial class Dialogue
{
    private const int Dearest = 4;
    private const Intents Steering = Intents.Book | Intents.Yes | Intents.No | Intents.Change | Intents.Cancel | Intents.Again | Intents.Search | Intents.ListBookings;

    /// <summary>Whether the last message said what to do next, or part of it.</summary>
    public bool IsSteered { get; private set; }

    /// <summary>Adds what a message said.</summary>
    /// <param name="said">What it said.</param>
    /// <param name="words">What it points at.</param>
    /// <param name="now">When it was said, where the restaurant is.</param>
    public void Hear(Understanding said, ErrandWords words, LocalDateTime now)
    {
        UnderWay |= Last.HasDetails || (Last.Intents & (Intents.Book | Intents.Search)) != Intents.None;
        var asksWhich = Bookings is { } listed && Hints.Fitting(listed, Booked).Count > 1;
        (Last, Moved, Bookings, IsSteered) = (said, false, null, false);
        if ((said.Intents & (Intents.OffTopic | Intents.Refrain)) != Intents.None)
        {
            return;
        }

        var before = Errand;
        IsSteered = (said.Intents & Steering) != Intents.None || said.HasDetails || said.ConfirmationNumber is not null || words.WhenOpen || words.AllTheSame;
        Errand = IsSteered ? Next(said, words, before, asksWhich) : before is Errand.Search or Errand.List ? Errand.None : before;
        if (IsSteered)
        {
            Follow(said, words, before, asksWhich, now);
        }
    }

    private void Follow(Understanding said, ErrandWords words, Errand before, bool asksWhich, LocalDateTime now)
    {
        switch (Errand)
        {
            case Errand.GiveUp:
                GiveUp();
                break;
            case Errand.Cancel:
                Hints = (asksWhich || !said.Intents.HasFlag(Intents.Cancel) ? Hints : new BookingHints()).With(said, table: true);
                CancelsWhenOpen = Waits(said, words);
                break;
            case Errand.Change:
                HearChange(said, words, before, asksWhich);
                break;
            case Errand.Search:
                HearSearch(said, now);
                break;
            case Errand.Book:
                HearBooking(said, words, before);
                break;
        }
    }

    private Errand Next(Understanding said, ErrandWords words, Errand before, bool asksWhich)
    {
        var pointsAtBooking = words.Existing || said.ConfirmationNumber is not null;
        if (said.Intents.HasFlag(Intents.ListBookings))
        {
            return Errand.List;
        }

        if (said.Intents.HasFlag(Intents.Cancel))
        {
            return _open && !pointsAtBooking ? Errand.GiveUp : Errand.Cancel;
        }

        if (said.Intents.HasFlag(Intents.No) && !said.HasDetails)
        {
            return Errand.GiveUp;
        }

        if (said.Intents.HasFlag(Intents.Search) && said.Restaurant is null && !said.SameRestaurant)
        {
            return Errand.Search;
        }

        var goesOn = asksWhich || (before == Errand.Cancel && ((said.Intents & (Intents.Yes | Intents.Again)) != Intents.None || words.WhenOpen)) || (before == Errand.Change && said.Restaurant is null);
        return before is Errand.Cancel or Errand.Change && goesOn && !words.Anew ? before : IsChange(said, words, pointsAtBooking) ? Errand.Change : Errand.Book;
    }

    // "Make it 5 people" changes the booking of this conversation; "move my table at Luigi's to 8", one of an earlier.
    private bool IsChange(Understanding said, ErrandWords words, bool pointsAtBooking) =>
        (said.Intents.HasFlag(Intents.Change) && (pointsAtBooking || said.BookedDate is not null || said.BookedTime is not null))
        || (Booked is not null && !_open && said.HasDetails && said.Restaurant is null && !said.SameRestaurant && said.PhoneNumber is null
            && (said.Intents.HasFlag(Intents.Change) || !(words.Anew || said.Intents.HasFlag(Intents.Book))));

    private void HearChange(Understanding said, ErrandWords words, Errand before, bool asksWhich)
    {
        if (before != Errand.Change)
        {
            (_changes, Hints) = (new Wish(), new BookingHints());
        }

        // The question which booking is meant is answered by what it is, not by what it is to become.
        var choosing = before == Errand.Change && asksWhich;
        Hints = Hints.With(said, table: choosing);
        var accepts = said.Intents.HasFlag(Intents.Yes) && IsOffered;
        if (accepts)
        {
            _changes.Take(Offered.Date, Offered.Time, Offered.PartySize);
        }

        if (!choosing)
        {
            _changes.Merge(said, chosen: true, concedes: false);
        }

        _changes.TakeOpening(Waits(said, words), Insists(said, words), keeps: said is { Date: null, Time: null });
        Moved = true;
    }

    private void HearSearch(Understanding said, LocalDateTime now)
    {
        if (!_open)
        {
            _wish = new Wish();
        }

        _wish.ForgetRestaurant();
        _wish.Merge(said, chosen: true, concedes: false);
        _open = true;
        Search = new RestaurantQuery
        {
            Cuisine = said.Cuisine ?? Search.Cuisine,
            Place = said.Place ?? Search.Place,
            MinPrice = said.MinPrice ?? (said.Cheaper || said.MaxPrice is not null ? null : Search.MinPrice),
            MaxPrice = said.Cheaper ? Math.Max(1, (Proposed.Count > 0 ? Proposed[0].Price ?? Dearest : Search.MaxPrice ?? Dearest) - 1) : said.MaxPrice ?? (said.MinPrice is not null ? null : Search.MaxPrice),
            OpenAt = said.OpenNow ? now : null,
        };
        Proposed = [];
        Moved = true;
    }

    private void HearBooking(Understanding said, ErrandWords words, Errand before)
    {
        var chosen = Choose(said, before);
        if (LastCall?.Outcome == CallOutcome.Confirmed && said.Intents.HasFlag(Intents.Book) && !said.Intents.HasFlag(Intents.Change) && !said.SameRestaurant && said.Restaurant is not null && !_open)
        {
            _wish = new Wish();
        }

        var accepts = said.Intents.HasFlag(Intents.Yes) && IsOffered;
        if (accepts)
        {
            _wish.Take(Offered.Date, Offered.Time, Offered.PartySize);
        }

        if (said.HasDetails)
        {
            _wish.Merge(said, chosen, concedes: LastCall is null);
        }

        var (waits, insists) = (Waits(said, words), Insists(said, words));
        _wish.TakeOpening(waits, insists, keeps: said is { Date: null, Time: null, Restaurant: null });
        Moved = said.HasDetails || accepts || chosen || waits || insists || said.Intents.HasFlag(Intents.Again)
            || (said.Intents.HasFlag(Intents.Yes) && LastCall is { Outcome: null } or null && UnderWay);
        _open |= said.HasDetails || chosen;
    }

    private bool Waits(Understanding said, ErrandWords words) => words.WhenOpen || (LastCall?.Error?.Code == "restaurant.closed" && Agrees(said));

    private bool Insists(Understanding said, ErrandWords words) => LastCall?.Error?.Code == "restaurant.closed_then" && (words.AllTheSame || Agrees(said));

    private static bool Agrees(Understanding said) => said.Intents.HasFlag(Intents.Yes) && !said.HasDetails;

    private bool Choose(Understanding said, Errand before)
    {
        if (_wish.Found?.Candidates is { } candidates && said.Restaurant is { } where
            && candidates.Where(candidate => candidate.Address?.Contains(where, StringComparison.OrdinalIgnoreCase) == true).ToList() is [var only])
        {
            _wish.Choose(only);
            return true;
        }

        var one = Proposal(said, before);
        if (one is not null)
        {
            _wish.Choose(one);
        }

        return one is not null;
    }

    // After a search "there" is the first that was found; so is a restaurant that nobody names.
    private RestaurantAnswer? Proposal(Understanding said, Errand before)
    {
        if (Proposed.Count == 0)
        {
            return null;
        }

        return said.Restaurant is { } name ? Proposed.FirstOrDefault(found => RestaurantNames.Score(name, found.Name) >= RestaurantNames.SameName)
            : said.Choice is { } choice && (before == Errand.Search || _wish.Restaurant is null) ? Chosen(choice)
            : _wish.Restaurant is null && said.PhoneNumber is null ? Proposed[0]
            : null;
    }

    private RestaurantAnswer? Chosen(ResultChoice choice) => choice.Kind switch
    {
        ResultChoiceKind.Numbered => Proposed.ElementAtOrDefault(choice.Number - 1),
        ResultChoiceKind.Last => Proposed[^1],
        ResultChoiceKind.Other => Proposed.Count == 2 ? Proposed[1] : null,
        ResultChoiceKind.Cheapest => Proposed.Where(found => found.Price is not null).MinBy(found => found.Price),
        ResultChoiceKind.Dearest => Proposed.Where(found => found.Price is not null).MaxBy(found => found.Price),
        ResultChoiceKind.Nearest => null,
        _ => Proposed[0],
    };

    private void GiveUp()
    {
        LastCall = LastCall?.Outcome == CallOutcome.Confirmed ? LastCall : null;
        (_wish, _changes, Hints) = (new Wish(), new Wish(), new BookingHints());
        (_open, UnderWay, ChangeFailed) = (false, false, false);
    }
}
