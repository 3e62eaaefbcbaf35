using Concierge.Agents.Offline;
using Concierge.Language;

namespace Concierge.Understanding;

/// <summary>Names what the guest wants in one word.</summary>
internal static class IntentNames
{
    private const GuestIntents Sociable = GuestIntents.SmallTalk | GuestIntents.Accept;

    /// <summary>Returns the word.</summary>
    /// <param name="parsed">The reading of the message.</param>
    /// <param name="talk">Its reading as talk that asks for no table.</param>
    /// <param name="asked">The slot that the message answers; <see langword="null"/> if nothing was asked.</param>
    public static string Find(ParsedRequest parsed, TalkTopic talk, string? asked)
    {
        var intents = parsed.Intents;
        if (Has(GuestIntents.DoNotCall) || talk == TalkTopic.Dismissal)
        {
            // A request under way is withdrawn; without one there is nothing to cancel.
            return asked is null ? "other" : "cancel";
        }

        if (FindTalk(talk) is { } word)
        {
            return word;
        }


        // "Tomorrow, no, the day after" corrects itself.
        var changes = parsed.PresentDate is not null || parsed.PresentTime is not null || (parsed.PartySizeChange ?? parsed.ShiftMinutes) is not null
            || (parsed.ShiftDays is not null && parsed.Date is null);
        return Has(GuestIntents.Cancel) ? "cancel"
            : Has(GuestIntents.ListBookings) ? "question"
            : Has(GuestIntents.OffTopic) ? "other"
            : changes ? "change"
            : asked is not null && parsed.HasDetails ? "book"
            : Has(GuestIntents.Search) && parsed.Restaurant is null ? "search"
            : Has(GuestIntents.SmallTalk) && !parsed.HasDetails && !Has(GuestIntents.Book) ? "smalltalk"
            : (intents & ~Sociable) == GuestIntents.None && !parsed.HasDetails && parsed.Cuisine is null
                && parsed.Place is null ? asked is null ? "smalltalk" : "other"
            : "book";

        bool Has(GuestIntents intent) => intents.HasFlag(intent);
    }

    private static string? FindTalk(TalkTopic talk) => talk switch
    {
        TalkTopic.Courtesy or TalkTopic.Thanks or TalkTopic.Identity => "smalltalk",
        TalkTopic.Cost or TalkTopic.Callable or TalkTopic.OpeningHours or TalkTopic.Recall or TalkTopic.Privacy or TalkTopic.HowItWorks
            or TalkTopic.Message => "question",
        TalkTopic.Delay or TalkTopic.Language or TalkTopic.OtherCallee or TalkTopic.Undo => "other",
        _ => null,
    };
}
