using Concierge.Agents.Tools;
using Concierge.Language;

namespace Concierge.Agents.Offline;

/// <summary>The reading of a message that asks for no table.</summary>
/// <param name="Topic">What it is about.</param>
/// <param name="Restaurant">
/// The restaurant that an <see cref="TalkTopic.OpeningHours"/> or a <see cref="TalkTopic.Recall"/> question names; <see langword="null"/> for "it" and "they".
/// </param>
/// <param name="Detail">The detail that a <see cref="TalkTopic.Recall"/> question asks for.</param>
internal sealed record TalkReading(TalkTopic Topic, string? Restaurant = null, BookingDetail Detail = BookingDetail.All)
{
    /// <summary>Whether an <see cref="TalkTopic.OpeningHours"/> question asks when the restaurant opens or closes.</summary>
    public bool AsksWhen { get; init; }

    /// <summary>A message that is a request.</summary>
    public static TalkReading None { get; } = new(TalkTopic.None);

    /// <summary>Whether the message is answered in words, without a booking tool.</summary>
    public bool IsQuestion => Topic is not (TalkTopic.None or TalkTopic.Dismissal or TalkTopic.Recall or TalkTopic.SameAgain);

    /// <summary>Returns this reading, or <see cref="None"/> where the message is a request after all.</summary>
    /// <param name="said">The words, read as a request.</param>
    /// <param name="isIdle">Whether nothing was said that "ok" could answer.</param>
    public TalkReading Check(ParsedRequest said, bool isIdle) => Topic switch
    {
        TalkTopic.Reaction when !isIdle => None,
        TalkTopic.Delay when said.PartySize is not null || said.Intents.HasFlag(GuestIntents.Change) => None,
        TalkTopic.Message when said is not { PartySize: null, Date: null, Time: null, SpecialRequests: null, Seating: null } => None,
        _ => this,
    };

    /// <summary>Replaces the reading of the words as a request where they are something else.</summary>
    /// <param name="said">The words, read as a request.</param>
    /// <param name="dialogue">The conversation before the message.</param>
    public ParsedRequest Apply(ParsedRequest said, DialogueState dialogue) => Topic switch
    {
        TalkTopic.None => said,
        TalkTopic.Dismissal => new ParsedRequest { Intents = GuestIntents.Reject },
        TalkTopic.Recall => new ParsedRequest { Intents = GuestIntents.ListBookings },
        TalkTopic.SameAgain when dialogue.BookingToRepeat is { } last => Repeat(said, last),
        TalkTopic.SameAgain => new ParsedRequest { Intents = GuestIntents.SmallTalk },

        // Day and time of a question about opening hours are kept for its answer, which is given before anything else is decided.
        _ => new ParsedRequest { Intents = GuestIntents.SmallTalk },
    };

    // "Next week" without a day is the same day, a week later.
    private static ParsedRequest Repeat(ParsedRequest said, LastBooking last) => said with
    {
        Intents = GuestIntents.Book,
        IsSameRestaurant = false,
        Choice = null,
        Restaurant = said.Restaurant ?? last.Restaurant,
        PartySize = said.PartySize ?? last.PartySize,
        Date = said.Date ?? last.Day?.PlusDays(said.ShiftDays ?? DaysPerWeek),
        Time = said.Time ?? last.TimeOfDay,
        ShiftDays = null,
        Questions = ParsedRequest.NoQuestions,
    };

    private const int DaysPerWeek = 7;
}
