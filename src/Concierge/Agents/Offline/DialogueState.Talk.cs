using Concierge.Agents.Tools;
using Concierge.Language;
using NodaTime;

namespace Concierge.Agents.Offline;

internal sealed partial class DialogueState
{
    private BookingAnswer? _newlyChosen;

    /// <summary>The reading of the last message as a question, or as small talk.</summary>
    public TalkReading Talk { get; private set; } = TalkReading.None;

    /// <summary>The day that a question names; <see langword="null"/> for none.</summary>
    public LocalDate? TalkDate { get; private set; }

    /// <summary>The time that a question names; <see langword="null"/> for none.</summary>
    public LocalTime? TalkTime { get; private set; }

    /// <summary>The restaurant under discussion: of the last booking, of the request, or of the first search result.</summary>
    public string? CurrentRestaurant =>
        _request.Found?.Restaurant?.Name ?? LastBooking?.Restaurant ?? _request.Restaurant ?? (SearchResults.Count > 0 ? SearchResults[0].Name : null);

    /// <summary>What a question says about the booking that it asks about.</summary>
    public BookingReference TalkReference { get; private set; } = new();

    /// <summary>Whether what was given up concerned a booking, which stays.</summary>
    public bool KeepsBooking { get; private set; }

    /// <summary>Whether a table is requested that is not booked yet.</summary>
    public bool HasOpenRequest => _open;

    /// <summary>Whether the last message names no table of its own, and the table of the request is booked: "I'm at the station, can you call them".</summary>
    public bool RepeatsBookedTable => LastBooking is { } last && LastMessage is { Restaurant: null, PartySize: null, Date: null, Time: null, Choice: null }
        && (last.Restaurant, last.PartySize, last.Day, last.TimeOfDay)
            == (_request.Found?.Restaurant?.Name ?? _request.Restaurant, _request.Table.PartySize, _request.Table.Date, _request.Table.Time)
        && LastMessage.SpecialRequests is null && LastMessage.Seating is null && LastMessage.GuestName is null;

    /// <summary>Whether nothing was said yet that "ok" could answer.</summary>
    public bool IsIdle => Goal == RequestGoal.None && !IsUnderWay && LastCall is null && SearchResults.Count == 0 && !LastMessage.HasDetails
        && (LastMessage.Intents & (GuestIntents.Book | GuestIntents.Search | GuestIntents.Change | GuestIntents.Cancel)) == GuestIntents.None;

    /// <summary>The booking that "the same again" means: the last one, or the one that was chosen from a list or is alone in it.</summary>
    public LastBooking? BookingToRepeat => LastBooking
        ?? (ChosenBooking is { } chosen ? LastBooking.From(chosen) : Bookings is [var only] ? LastBooking.From(only) : null);

    // "The second one please", said of listed bookings before "cancel it".
    private BookingAnswer? ChosenBooking { get; set; }

    /// <summary>Whether the guest was asked which restaurant a question about opening hours means.</summary>
    public bool IsAskedWhichRestaurant => Talk is { Topic: TalkTopic.OpeningHours, Restaurant: null } && CurrentRestaurant is null;

    /// <summary>Records what the next message is about.</summary>
    /// <param name="talk">The reading of the message as talk.</param>
    /// <param name="said">Its reading as a request.</param>
    /// <param name="now">The local time.</param>
    public void OnTalk(TalkReading talk, ParsedRequest said, LocalDateTime now)
    {
        _newlyChosen = null;
        (Talk, TalkDate, TalkTime) = (talk, said.Date ?? (talk.AsksWhen ? now.Date : null), said.Time);
        TalkReference = talk.Topic is TalkTopic.Recall or TalkTopic.BareChoice ? new BookingReference().Merge(said, table: true) : new BookingReference();
        TalkReference = TalkReference.IsEmpty && talk.Topic == TalkTopic.Recall ? TalkReference with { Restaurant = talk.Restaurant } : TalkReference;
        if (talk.Topic == TalkTopic.BareChoice && Bookings is { } listed && TalkReference.FindMatches(listed, last: null) is [var only])
        {
            _newlyChosen = only;
        }
    }

    // The choice counts for the next message only.
    private BookingReference TakeChoice()
    {
        var chosen = ChosenBooking;
        ChosenBooking = _newlyChosen;
        return chosen is null
            ? new BookingReference()
            : new BookingReference { Restaurant = chosen.Restaurant, Date = chosen.Day, Time = chosen.TimeOfDay, PartySize = chosen.PartySize };
    }
}
