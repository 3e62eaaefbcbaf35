using Concierge.Agents.Tools;
using Concierge.Language;
using NodaTime;

namespace Concierge.Agents.Offline;

/// <summary>What the last message is about where it is no request: a question, small talk, or the choice of a listed booking.</summary>
internal sealed class TalkState
{
    private BookingAnswer? _newlyChosen;

    /// <summary>The reading of the last message as a question, or as small talk.</summary>
    public TalkReading Reading { get; private set; } = TalkReading.None;

    /// <summary>The day that a question names; <see langword="null"/> for none.</summary>
    public LocalDate? Date { get; private set; }

    /// <summary>The time that a question names; <see langword="null"/> for none.</summary>
    public LocalTime? Time { get; private set; }

    /// <summary>What a question says about the booking that it asks about.</summary>
    public BookingReference Reference { get; private set; } = new();

    /// <summary>The listed booking that the message before chose: "the second one please", before "cancel it".</summary>
    public BookingAnswer? ChosenBooking { get; private set; }

    /// <summary>Records what a message is about.</summary>
    /// <param name="talk">The reading of the message as talk.</param>
    /// <param name="said">Its reading as a request.</param>
    /// <param name="now">The local time.</param>
    /// <param name="bookings">The bookings listed since the message before; <see langword="null"/> if none are listed.</param>
    public void OnMessage(TalkReading talk, ParsedRequest said, LocalDateTime now, IReadOnlyList<BookingAnswer>? bookings)
    {
        _newlyChosen = null;
        (Reading, Date, Time) = (talk, said.Date ?? (talk.AsksWhen ? now.Date : null), said.Time);
        Reference = talk.Topic is TalkTopic.Recall or TalkTopic.BareChoice ? new BookingReference().Merge(said, table: true) : new BookingReference();
        Reference = Reference.IsEmpty && talk.Topic == TalkTopic.Recall ? Reference with { Restaurant = talk.Restaurant } : Reference;
        if (talk.Topic == TalkTopic.BareChoice && bookings is { } listed && Reference.FindMatches(listed, last: null) is [var only])
        {
            _newlyChosen = only;
        }
    }

    /// <summary>Returns the booking that the message before chose. The choice counts for one message only.</summary>
    public BookingReference TakeChoice()
    {
        var chosen = ChosenBooking;
        ChosenBooking = _newlyChosen;
        return chosen is null
            ? new BookingReference()
            : new BookingReference { Restaurant = chosen.Restaurant, Date = chosen.Day, Time = chosen.TimeOfDay, PartySize = chosen.PartySize };
    }
}
