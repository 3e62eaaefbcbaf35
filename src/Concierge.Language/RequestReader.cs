using NodaTime;

namespace Concierge.Language;

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
        var intents = IntentWords.Read(text.Original);
        var reference = ReferenceWords.Read(text, intents.HasFlag(Intents.Change) || intents.HasFlag(Intents.Cancel) || intents.HasFlag(Intents.ListBookings));
        var phone = PhoneWords.Read(text);
        if (phone.Invalid)
        {
            questions[Slot.Restaurant] = "Invalid phone number: please give it in full with its country code, for example +1 415 555 0123.";
        }

        var protectedName = ProtectedNames.Read(text);
        var dietary = SearchWords.Dietary(text);
        var seating = SeatingWords.Read(text);
        var wishes = WishWords.Read(text);
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

        date = StillToCome(date, time, now);
        var search = SearchWords.Read(text, dietary);
        var named = asked.Contains(Slot.CustomerName) && !asked.Contains(Slot.Restaurant) ? GuestNameWords.Read(text, expected: true) : null;
        var restaurant = protectedName is not null ? new RestaurantReading(protectedName) : RestaurantWords.Read(text, asked.Contains(Slot.Restaurant) && !search.Asked, date is not null || time is not null || party is not null);
        named ??= GuestNameWords.Read(text, asked.Contains(Slot.CustomerName) && restaurant.Name is null);
        party ??= date?.Date is not null && time?.Time is not null && restaurant.Name is not null ? PartyWords.Read(text, expected: true) : null;
        Ask(questions, Slot.Restaurant, restaurant.Question);
        Ask(questions, Slot.PartySize, party?.Question ?? Unclear(text.Rest) ?? AmbiguousNumber.Allowed(text.Rest));
        Ask(questions, Slot.Date, date is { Date: null } ? date.Question : null);
        Ask(questions, Slot.PartySize, change is not null && party?.Size is not null ? "For how many people in all?" : null);
        Ask(questions, Slot.Time, shift.Unclear ? "What time would you like instead?" : null);
        Ask(questions, Slot.Time, time?.Question ?? DayByDay.Question(text.Original, date, time));
        var said = new Understanding
        {
            Intents = intents | (search.Asked ? Intents.Search : Intents.None) | ((shift.Minutes ?? shift.Days ?? change) is not null || former is not { Date: null, Time: null } ? Intents.Change : Intents.None),
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
            SpecialRequests = wishes,
            Seating = seating,
            Questions = questions,
        };
        return said with { Intents = OnTopic(said, text.Original) };
    }

    // A word such as "weather" beside a table does not make the table off topic; a poem about a table is no table.
    private static Intents OnTopic(Understanding said, string sentence) =>
        IntentWords.IsPlainlyOffTopic(sentence) ? Intents.OffTopic
        : (said with { Date = null, OtherDates = [], Questions = Understanding.NoQuestions }).HasDetails || (said.Intents & (Intents.Book | Intents.Search | Intents.ListBookings | Intents.Cancel)) != Intents.None ? said.Intents & ~Intents.OffTopic
        : said.Intents;

    // "Any day this week at 7", said at 8, no longer means today.
    private static DateReading? StillToCome(DateReading? date, TimeReading? time, LocalDateTime now) =>
        date is { Date: { } day, Others.Count: > 0 } && (time?.Latest ?? time?.Time) is { } latest && day.At(latest) <= now
            ? new DateReading(date.Others[0]) { Others = [.. date.Others.Skip(1)], Mentions = date.Mentions }
            : date;

    private static string? Unclear(string rest) =>
        AmbiguousNumber.In(rest) is { } number ? $"Do you mean {number} people, or {number} o'clock?" : null;

    private static void Ask(Dictionary<Slot, string> questions, Slot slot, string? question)
    {
        if (question is not null)
        {
            questions.TryAdd(slot, question);
        }
    }
}
