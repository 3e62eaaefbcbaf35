using System.Text.RegularExpressions;
using Concierge.Agents.Tools;

namespace Concierge.Agents.Offline;

/// <summary>Recognises messages that ask for no table: a dismissal, small talk, and questions.</summary>
internal static class TalkReader
{
    private static readonly (Regex Pattern, TalkTopic Topic)[] Topics =
    [
        (TalkPatterns.Dismissal, TalkTopic.Dismissal), (TalkPatterns.Delay, TalkTopic.Delay), (TalkPatterns.Courtesy, TalkTopic.Courtesy),
        (TalkPatterns.Thanks, TalkTopic.Thanks), (TalkPatterns.Identity, TalkTopic.Identity), (TalkPatterns.Cost, TalkTopic.Cost),
        (TalkPatterns.Callable, TalkTopic.Callable), (TalkPatterns.SameAgain, TalkTopic.SameAgain), (TalkPatterns.Privacy, TalkTopic.Privacy),
        (TalkPatterns.HowItWorks, TalkTopic.HowItWorks), (TalkPatterns.LanguageQuestion, TalkTopic.Language), (TalkPatterns.Message, TalkTopic.Message),
        (TalkPatterns.Reaction, TalkTopic.Reaction), (TalkPatterns.Undo, TalkTopic.Undo), (TalkPatterns.OtherCallee, TalkTopic.OtherCallee),
    ];

    private static readonly (Regex Pattern, BookingDetail Detail)[] Details =
    [
        (BookingQuestionPatterns.ConfirmationNumber, BookingDetail.ConfirmationNumber), (BookingQuestionPatterns.Name, BookingDetail.Name),
        (BookingQuestionPatterns.Party, BookingDetail.PartySize), (BookingQuestionPatterns.DayOrTime, BookingDetail.DayAndTime),
        (BookingQuestionPatterns.Place, BookingDetail.Restaurant), (BookingQuestionPatterns.Phone, BookingDetail.PhoneNumber),
        (BookingQuestionPatterns.Whole, BookingDetail.All),
    ];

    /// <summary>Reads a message.</summary>
    /// <param name="text">The guest's words.</param>
    /// <param name="hasListedBookings">Whether the last answer listed bookings.</param>
    public static TalkReading Read(string text, bool hasListedBookings)
    {
        if (hasListedBookings && TalkPatterns.BareChoice.IsMatch(text))
        {
            return new TalkReading(TalkTopic.BareChoice);
        }

        foreach (var (pattern, topic) in Topics)
        {
            if (pattern.IsMatch(text))
            {
                return new TalkReading(topic);
            }
        }

        if (IsForeign(text))
        {
            return new TalkReading(TalkTopic.Language);
        }

        if (ReadOpeningHours(text) is { } hours)
        {
            return hours;
        }

        foreach (var (pattern, detail) in Details)
        {
            if (pattern.IsMatch(text))
            {
                var of = BookingQuestionPatterns.OfRestaurant.Match(text);
                return new TalkReading(TalkTopic.Recall, of.Success ? of.Groups["name"].Value : null, detail);
            }
        }

        return TalkReading.None;
    }

    /// <summary>Whether the words as a whole are a reaction without content: "perfect", "hm, let me think", "one moment please".</summary>
    public static bool IsFiller(string text) => TalkPatterns.Filler.IsMatch(text);

    // Half of the words, and three of them: "Una Mesa" can be a restaurant.
    private static bool IsForeign(string text)
    {
        var foreign = TalkPatterns.ForeignWord.Count(text);
        return foreign > 2 && 2 * foreign >= TalkPatterns.Word.Count(text);
    }

    private static TalkReading? ReadOpeningHours(string text)
    {
        var match = TalkPatterns.OpeningHours.Match(text);
        if (!match.Success)
        {
            return null;
        }

        var name = match.Groups["name"].Value.Trim();
        return new TalkReading(TalkTopic.OpeningHours, name.Length == 0 || TalkPatterns.Pronoun.IsMatch(name) ? null : name)
        {
            AsksWhen = TalkPatterns.AsksWhen.IsMatch(text),
        };
    }
}
