using Concierge.Agents.Tools;
using Concierge.Contracts;
using Concierge.Language;
using Concierge.Restaurants;
using NodaTime;

namespace Concierge.Agents.Offline;

internal sealed partial class Dialogue
{
    private const int MaxPriceLevel = 4;
    private const Intents Actionable =
        Intents.Book | Intents.Yes | Intents.No | Intents.Change | Intents.Cancel | Intents.Again | Intents.Search | Intents.ListBookings;

    /// <summary>Whether the last message asks for something or gives a detail of it.</summary>
    public bool IsSteered { get; private set; }

    /// <summary>Adds a message of the guest.</summary>
    /// <param name="said">The reading of the message.</param>
    /// <param name="words">The cues in the message.</param>
    /// <param name="now">The local time of the message at the restaurant.</param>
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
        IsSteered = (said.Intents & Actionable) != Intents.None || said.HasDetails || said.ConfirmationNumber is not null || words.WhenOpen || words.AllTheSame;
        Errand = IsSteered ? ChooseGoal(said, words, before, asksWhich) : before is Errand.Search or Errand.List ? Errand.None : before;
        if (IsSteered)
        {
            ApplyMessage(said, words, before, asksWhich, now);
        }
    }

    private void ApplyMessage(Understanding said, ErrandWords words, Errand before, bool asksWhich, LocalDateTime now)
    {
        switch (Errand)
        {
            case Errand.GiveUp:
                GiveUp();
                break;
            case Errand.Cancel:
                Hints = (asksWhich || !said.Intents.HasFlag(Intents.Cancel) ? Hints : new BookingHints()).With(said, table: true);
                CancelsWhenOpen = AgreesToWait(said, words);
                break;
            case Errand.Change:
                ApplyChange(said, words, before, asksWhich);
                break;
            case Errand.Search:
                ApplySearch(said, now);
                break;
            case Errand.Book:
                ApplyBooking(said, words, before);
                break;
        }
    }

    private Errand ChooseGoal(Understanding said, ErrandWords words, Errand before, bool asksWhich)
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

        var confirmsCancellation = before == Errand.Cancel && ((said.Intents & (Intents.Yes | Intents.Again)) != Intents.None || words.WhenOpen);
        var continues = asksWhich || confirmsCancellation || (before == Errand.Change && said.Restaurant is null);
        return before is Errand.Cancel or Errand.Change && continues && !words.Anew ? before
            : IsChange(said, words, pointsAtBooking) ? Errand.Change
            : Errand.Book;
    }

    // "Make it 5 people" changes the booking of this conversation; "move my table at Luigi's to 8" changes an earlier booking.
    private bool IsChange(Understanding said, ErrandWords words, bool pointsAtBooking) =>
        (said.Intents.HasFlag(Intents.Change) && (pointsAtBooking || said.BookedDate is not null || said.BookedTime is not null))
        || (Booked is not null && !_open && said.HasDetails && said.Restaurant is null && !said.SameRestaurant && said.PhoneNumber is null
            && (said.Intents.HasFlag(Intents.Change) || !(words.Anew || said.Intents.HasFlag(Intents.Book))));

    private void ApplyChange(Understanding said, ErrandWords words, Errand before, bool asksWhich)
    {
        if (before != Errand.Change)
        {
            (_changes, Hints) = (new Wish(), new BookingHints());
        }

        // The answer to "Which booking?" describes the existing booking, not the change.
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

        _changes.TakeOpening(AgreesToWait(said, words), Insists(said, words), keeps: said is { Date: null, Time: null });
        Moved = true;
    }

    private void ApplySearch(Understanding said, LocalDateTime now)
    {
        if (!_open)
        {
            _request = new Wish();
        }

        _request.ForgetRestaurant();
        _request.Merge(said, chosen: true, concedes: false);
        _open = true;
        Search = new RestaurantQuery
        {
            Cuisine = said.Cuisine ?? Search.Cuisine,
            Place = said.Place ?? Search.Place,
            MinPrice = said.MinPrice ?? (said.Cheaper || said.MaxPrice is not null ? null : Search.MinPrice),
            MaxPrice = said.Cheaper
                ? Math.Max(1, (Proposed.Count > 0 ? Proposed[0].Price ?? MaxPriceLevel : Search.MaxPrice ?? MaxPriceLevel) - 1)
                : said.MaxPrice ?? (said.MinPrice is not null ? null : Search.MaxPrice),
            OpenAt = said.OpenNow ? now : null,
        };
        Proposed = [];
        Moved = true;
    }

    private void ApplyBooking(Understanding said, ErrandWords words, Errand before)
    {
        var chosen = ChooseRestaurant(said, before);
        var booksAnother = said.Intents.HasFlag(Intents.Book) && !said.Intents.HasFlag(Intents.Change) && !said.SameRestaurant && said.Restaurant is not null;
        if (LastCall?.Outcome == CallOutcome.Confirmed && booksAnother && !_open)
        {
            _request = new Wish();
        }

        var accepts = said.Intents.HasFlag(Intents.Yes) && IsOffered;
        if (accepts)
        {
            _request.Take(Offered.Date, Offered.Time, Offered.PartySize);
        }

        if (said.HasDetails)
        {
            _request.Merge(said, chosen, concedes: LastCall is null);
        }

        var (waits, insists) = (AgreesToWait(said, words), Insists(said, words));
        _request.TakeOpening(waits, insists, keeps: said is { Date: null, Time: null, Restaurant: null });
        Moved = said.HasDetails || accepts || chosen || waits || insists || said.Intents.HasFlag(Intents.Again)
            || (said.Intents.HasFlag(Intents.Yes) && LastCall is { Outcome: null } or null && UnderWay);
        _open |= said.HasDetails || chosen;
    }

    private bool AgreesToWait(Understanding said, ErrandWords words) => words.WhenOpen || (LastCall?.Error?.Code == "restaurant.closed" && Accepts(said));

    private bool Insists(Understanding said, ErrandWords words) => LastCall?.Error?.Code == "restaurant.closed_then" && (words.AllTheSame || Accepts(said));

    private static bool Accepts(Understanding said) => said.Intents.HasFlag(Intents.Yes) && !said.HasDetails;

    private bool ChooseRestaurant(Understanding said, Errand before)
    {
        if (_request.Found?.Candidates is { } candidates && said.Restaurant is { } where
            && candidates.Where(candidate => candidate.Address?.Contains(where, StringComparison.OrdinalIgnoreCase) == true).ToList() is [var only])
        {
            _request.Choose(only);
            return true;
        }

        var proposed = FindProposed(said, before);
        if (proposed is not null)
        {
            _request.Choose(proposed);
        }

        return proposed is not null;
    }

    // After a search, "there" and a message without a restaurant's name mean the first result.
    private RestaurantAnswer? FindProposed(Understanding said, Errand before)
    {
        if (Proposed.Count == 0)
        {
            return null;
        }

        return said.Restaurant is { } name ? Proposed.FirstOrDefault(found => RestaurantNames.Score(name, found.Name) >= RestaurantNames.SameName)
            : said.Choice is { } choice && (before == Errand.Search || _request.Restaurant is null) ? FindChosen(choice)
            : _request.Restaurant is null && said.PhoneNumber is null ? Proposed[0]
            : null;
    }

    private RestaurantAnswer? FindChosen(ResultChoice choice) => choice.Kind switch
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
        (_request, _changes, Hints) = (new Wish(), new Wish(), new BookingHints());
        (_open, UnderWay, ChangeFailed) = (false, false, false);
    }
}
