using NodaTime;

namespace Concierge.Agents.Language;

/// <summary>Reads one sentence of booking English.</summary>
internal static class RequestReader
{
    /// <summary>Reads a sentence.</summary>
    /// <param name="sentence">The words.</param>
    /// <param name="now">The local time they were said at, where the restaurant is.</param>
    /// <param name="asked">What the person had just been asked for.</param>
    public static Understanding Read(string sentence, LocalDateTime now, IReadOnlyCollection<Slot> asked)
    {
        var text = new MaskedText(sentence);
        var questions = new Dictionary<Slot, string>();
        var phone = PhoneWords.Read(text);
        if (phone.Invalid)
        {
            questions[Slot.Restaurant] = "Invalid phone number: please give it in full with its country code, for example +1 415 555 0123.";
        }

        var wishes = WishWords.Read(text);
        var date = DateWords.Read(text, now.Date);
        var time = TimeWords.Read(text, asked.Contains(Slot.Time) && (!asked.Contains(Slot.PartySize) || date is not null));
        var party = PartyWords.Read(text, asked.Contains(Slot.PartySize));
        if (time is null && asked.Contains(Slot.Time) && asked.Contains(Slot.PartySize) && party is not null)
        {
            time = TimeWords.Read(text, expected: true);
        }

        var named = asked.Contains(Slot.CustomerName) && !asked.Contains(Slot.Restaurant) ? GuestNameWords.Read(text, expected: true) : null;
        var restaurant = RestaurantWords.Read(text, asked.Contains(Slot.Restaurant), date is not null || time is not null || party is not null);
        named ??= GuestNameWords.Read(text, asked.Contains(Slot.CustomerName) && restaurant.Name is null);
        Ask(questions, Slot.Restaurant, restaurant.Question);
        Ask(questions, Slot.PartySize, party?.Question ?? Unclear(text.Rest, party, time));
        Ask(questions, Slot.Date, date is { Date: null } ? date.Question : null);
        Ask(questions, Slot.Time, time?.Question);
        return new Understanding
        {
            Intents = IntentWords.Read(text.Original),
            Restaurant = restaurant.Name,
            SameRestaurant = restaurant.Same,
            PhoneNumber = phone.Restaurant,
            CustomerPhone = phone.Guest,
            PartySize = party?.Size,
            Date = date?.Date,
            Time = time?.Time,
            EarliestTime = time?.Earliest,
            LatestTime = time?.Latest,
            CustomerName = named,
            SpecialRequests = wishes,
            Questions = questions,
        };
    }

    private static string? Unclear(string rest, PartyReading? party, TimeReading? time) =>
        party is null && time is null && AmbiguousNumber.In(rest) is { } number ? $"Do you mean {number} people, or {number} o'clock?" : null;

    private static void Ask(Dictionary<Slot, string> questions, Slot slot, string? question)
    {
        if (question is not null)
        {
            questions.TryAdd(slot, question);
        }
    }
}
