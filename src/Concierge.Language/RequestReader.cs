using NodaTime;

namespace Concierge.Language;

/// <summary>Parses one sentence of a booking conversation in English.</summary>
internal static class RequestReader
{
    /// <summary>Parses a sentence.</summary>
    /// <param name="sentence">The guest's words.</param>
    /// <param name="now">The current local time at the restaurant.</param>
    /// <param name="asked">The parts of the booking that the agent has just asked for.</param>
    public static Understanding Read(string sentence, LocalDateTime now, IReadOnlyCollection<Slot> asked)
    {
        var text = new MaskedText(sentence);
        var questions = new Dictionary<Slot, string>();
        var intents = IntentWords.Read(text.Original);
        var reference = ReferenceWords.Read(text, (intents & (Intents.Change | Intents.Cancel | Intents.ListBookings)) != Intents.None);
        var phone = PhoneWords.Read(text);
        if (phone.Invalid)
        {
            questions[Slot.Restaurant] = "Invalid phone number: please give it in full with its country code, for example +1 415 555 0123.";
        }

        var protectedName = ProtectedNames.Read(text);
        var dietary = SearchWords.Dietary(text);
        var seating = SeatingWords.Read(text);
        var preferences = WishWords.Read(text);
        var choice = ChoiceWords.Read(text);
        var shift = ShiftWords.Read(text);
        var change = PartyChangeWords.Read(text);
        var former = FormerWords.Read(text, now);
        var date = DateWords.Read(text, now.Date);
        var time = TimeWords.Read(text, asked.Contains(Slot.Time) && (!asked.Contains(Slot.PartySize) || date is not null));
        var party = PartyWords.Read(text, asked.Contains(Slot.PartySize));
        if (time is null && asked.Contains(Slot.Time) && asked.Contains(Slot.PartySize) && party is not null)
        {
            time = TimeWords.Read(text, expected: true);
        }

        date = RemovePastDay(date, time, now);
        var search = SearchWords.Read(text, dietary);
        var named = asked.Contains(Slot.CustomerName) && !asked.Contains(Slot.Restaurant) ? GuestNameWords.Read(text, expected: true) : null;
        var restaurant = protectedName is not null
            ? new RestaurantReading(protectedName)
            : RestaurantWords.Read(
                text,
                asked.Contains(Slot.Restaurant) && !search.Asked,
                bookingWords: date is not null || time is not null || party is not null);
        named ??= GuestNameWords.Read(text, asked.Contains(Slot.CustomerName) && restaurant.Name is null);
        party ??= date?.Date is not null && time?.Time is not null && restaurant.Name is not null ? PartyWords.Read(text, expected: true) : null;
        AddQuestion(questions, Slot.Restaurant, restaurant.Question);
        AddQuestion(questions, Slot.PartySize, party?.Question ?? AskAboutAmbiguousNumber(text.Rest) ?? AmbiguousNumber.Allowed(text.Rest));
        AddQuestion(questions, Slot.Date, date is { Date: null } ? date.Question : null);
        AddQuestion(questions, Slot.PartySize, change is not null && party?.Size is not null ? "For how many people in all?" : null);
        AddQuestion(questions, Slot.Time, shift.Unclear ? "What time would you like instead?" : null);
        AddQuestion(questions, Slot.Time, time?.Question ?? DayByDay.Question(text.Original, date, time));
        var changes = (shift.Minutes ?? shift.Days ?? change) is not null || former is not { Date: null, Time: null };
        var understood = new Understanding
        {
            Intents = intents | (search.Asked ? Intents.Search : Intents.None) | (changes ? Intents.Change : Intents.None),
            Restaurant = restaurant.Name,
            OtherRestaurants = restaurant.Others,
            SameRestaurant = restaurant.Same,
            Choice = choice,
            Cuisine = search.Cuisine,
            Place = search.Place,
            MaxPrice = search.MaxPrice,
            MinPrice = search.MinPrice,
            Cheaper = search.Cheaper,
            OpenNow = search.OpenNow,
            ConfirmationNumber = reference,
            BookedDate = former.Date,
            BookedTime = former.Time,
            PartyChange = change,
            MinutesLater = shift.Minutes,
            DaysLater = shift.Days,
            PhoneNumber = phone.Restaurant,
            CustomerPhone = phone.Guest,
            PartySize = party?.Size,
            SmallestParty = party?.Smallest,
            PartyConcedes = party?.Concedes == true,
            Date = date?.Date,
            OtherDates = date is { Date: not null } ? date.Others : [],
            DateAdds = date?.Adds == true,
            Time = questions.ContainsKey(Slot.Time) ? null : time?.Time,
            EarliestTime = questions.ContainsKey(Slot.Time) ? null : time?.Earliest,
            LatestTime = questions.ContainsKey(Slot.Time) ? null : time?.Latest,
            TimeAdds = time?.Adds == true,
            CustomerName = named,
            SpecialRequests = preferences,
            Seating = seating,
            Questions = questions,
        };
        return understood with { Intents = CheckTopic(understood, text.Original) };
    }

    // "Weather" in a booking request does not make it off topic, but a poem about a table is off topic.
    private static Intents CheckTopic(Understanding understood, string sentence)
    {
        const Intents AboutTables = Intents.Book | Intents.Search | Intents.ListBookings | Intents.Cancel;
        if (IntentWords.IsPlainlyOffTopic(sentence))
        {
            return Intents.OffTopic;
        }

        // A date alone says nothing about the topic: "What is the weather tomorrow?"
        var withoutDate = understood with { Date = null, OtherDates = [], Questions = Understanding.NoQuestions };
        return withoutDate.HasDetails || (understood.Intents & AboutTables) != Intents.None
            ? understood.Intents & ~Intents.OffTopic
            : understood.Intents;
    }

    // After 8, "any day this week at 7" no longer includes today.
    private static DateReading? RemovePastDay(DateReading? date, TimeReading? time, LocalDateTime now) =>
        date is { Date: { } day, Others.Count: > 0 } && (time?.Latest ?? time?.Time) is { } latest && day.At(latest) <= now
            ? new DateReading(date.Others[0]) { Others = [.. date.Others.Skip(1)], Mentions = date.Mentions }
            : date;

    private static string? AskAboutAmbiguousNumber(string rest) =>
        AmbiguousNumber.In(rest) is { } number ? $"Do you mean {number} people, or {number} o'clock?" : null;

    private static void AddQuestion(Dictionary<Slot, string> questions, Slot slot, string? question)
    {
        if (question is not null)
        {
            questions.TryAdd(slot, question);
        }
    }
}
