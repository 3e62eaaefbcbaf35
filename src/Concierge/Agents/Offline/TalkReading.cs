using Concierge.Agents.Tools;
using Concierge.Language;

namespace Concierge.Agents.Offline;

/// <summary>The reading of a message that asks for no table.</summary>
/// <param name="Topic">What it is about.</param>
/// <param name="Restaurant">The restaurant that an <see cref="TalkTopic.OpeningHours"/> question names; <see langword="null"/> for "it" and "they".</param>
/// <param name="Detail">The detail that a <see cref="TalkTopic.Recall"/> question asks for.</param>
internal sealed record TalkReading(TalkTopic Topic, string? Restaurant = null, BookingDetail Detail = BookingDetail.All)
{
    /// <summary>A message that is a request.</summary>
    public static TalkReading None { get; } = new(TalkTopic.None);

    /// <summary>Whether the message is answered in words, without a booking tool.</summary>
    public bool IsQuestion => Topic is not (TalkTopic.None or TalkTopic.Dismissal or TalkTopic.Recall or TalkTopic.SameAgain);

    /// <summary>Replaces the reading of the words as a request where they are something else.</summary>
    /// <param name="said">The words, read as a request.</param>
    /// <param name="dialogue">The conversation before the message.</param>
    public ParsedRequest Apply(ParsedRequest said, DialogueState dialogue) => Topic switch
    {
        TalkTopic.None => said,
        TalkTopic.Dismissal => new ParsedRequest { Intents = GuestIntents.Reject },
        TalkTopic.Recall => new ParsedRequest { Intents = GuestIntents.ListBookings, Restaurant = dialogue.LastBooking?.Restaurant },
        TalkTopic.SameAgain => RepeatLastBooking(said, dialogue),

        // Day and time of a question about opening hours are kept for its answer, which is given before anything else is decided.
        _ => new ParsedRequest { Intents = GuestIntents.SmallTalk },
    };

    // "Next week" without a day is the same day, a week later.
    private static ParsedRequest RepeatLastBooking(ParsedRequest said, DialogueState dialogue) =>
        dialogue.LastBooking is not { } last
            ? said
            : said with
            {
                Intents = GuestIntents.Book,
                IsSameRestaurant = false,
                Restaurant = said.Restaurant ?? last.Restaurant,
                PartySize = said.PartySize ?? last.PartySize,
                Date = said.Date ?? last.Day?.PlusDays(said.ShiftDays ?? DaysPerWeek),
                Time = said.Time ?? last.TimeOfDay,
                ShiftDays = null,
                Questions = ParsedRequest.NoQuestions,
            };

    private const int DaysPerWeek = 7;
}
