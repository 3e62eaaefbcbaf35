using NodaTime;

namespace Concierge.Language;

/// <summary>Parses one sentence of a booking conversation in English.</summary>
internal static class RequestParser
{
    /// <summary>Parses a sentence.</summary>
    /// <param name="sentence">The guest's words.</param>
    /// <param name="now">The current local time at the restaurant.</param>
    /// <param name="asked">The parts of the booking that the agent has just asked for.</param>
    public static ParsedRequest Parse(string sentence, LocalDateTime now, IReadOnlyCollection<BookingField> asked)
    {
        var text = new MaskedText(sentence);
        var questions = new Dictionary<BookingField, string>();
        var intents = IntentParser.Parse(text.Original);
        var reference = ConfirmationNumberParser.Parse(
            text, (intents & (GuestIntents.Change | GuestIntents.Cancel | GuestIntents.ListBookings)) != GuestIntents.None);
        var phone = PhoneNumberParser.Parse(text);
        if (phone.Invalid)
        {
            questions[BookingField.Restaurant] = "Invalid phone number: please give it in full with its country code, for example +1 415 555 0123.";
        }

        var protectedName = NumericRestaurantNameParser.Parse(text);
        var dietary = SearchParser.ReadDietaryCuisine(text);
        var seating = SeatingConcessionParser.Parse(text);
        var preferences = PreferenceParser.Parse(text);
        var choice = ResultChoiceParser.Parse(text);
        var shift = ShiftParser.Parse(text);
        var change = PartySizeChangeParser.Parse(text);
        var former = PresentBookingParser.Parse(text, now);
        var date = DateParser.Parse(text, now.Date);
        var time = TimeParser.Parse(text, asked.Contains(BookingField.Time) && (!asked.Contains(BookingField.PartySize) || date is not null));
        var party = PartySizeParser.Parse(text, asked.Contains(BookingField.PartySize));
        if (time is null && asked.Contains(BookingField.Time) && asked.Contains(BookingField.PartySize) && party is not null)
        {
            time = TimeParser.Parse(text, expected: true);
        }

        date = RemovePastDay(date, time, now);
        var search = SearchParser.Parse(text, dietary);
        var named = asked.Contains(BookingField.CustomerName) && !asked.Contains(BookingField.Restaurant) ? GuestNameParser.Parse(text, expected: true) : null;
        var restaurant = protectedName is not null
            ? new RestaurantReading(protectedName)
            : RestaurantNameParser.Parse(
                text,
                asked.Contains(BookingField.Restaurant) && !search.IsSearch,
                bookingWords: date is not null || time is not null || party is not null);
        named ??= GuestNameParser.Parse(text, asked.Contains(BookingField.CustomerName) && restaurant.Name is null);
        party ??= date?.Date is not null && time?.Time is not null && restaurant.Name is not null ? PartySizeParser.Parse(text, expected: true) : null;
        AddQuestion(questions, BookingField.Restaurant, restaurant.Question);
        AddQuestion(questions, BookingField.PartySize, party?.Question ?? AskAboutAmbiguousNumber(text.Remaining)
            ?? AmbiguousNumberParser.FindConcessionQuestion(text.Remaining));
        AddQuestion(questions, BookingField.Date, date is { Date: null } ? date.Question : null);
        AddQuestion(questions, BookingField.PartySize, change is not null && party?.Size is not null ? "For how many people in all?" : null);
        AddQuestion(questions, BookingField.Time, shift.IsUnclear ? "What time would you like instead?" : null);
        AddQuestion(questions, BookingField.Time, time?.Question ?? DayTimePairDetector.FindQuestion(text.Original, date, time));
        var changes = (shift.Minutes ?? shift.Days ?? change) is not null || former is not { Date: null, Time: null };
        var understood = new ParsedRequest
        {
            Intents = intents | (search.IsSearch ? GuestIntents.Search : GuestIntents.None) | (changes ? GuestIntents.Change : GuestIntents.None),
            Restaurant = restaurant.Name,
            FallbackRestaurants = restaurant.Fallbacks,
            IsSameRestaurant = restaurant.IsSameAsBefore,
            Choice = choice,
            Cuisine = search.Cuisine,
            Place = search.Place,
            MaxPrice = search.MaxPrice,
            MinPrice = search.MinPrice,
            WantsCheaper = search.WantsCheaper,
            MustBeOpenNow = search.MustBeOpenNow,
            ConfirmationNumber = reference,
            PresentDate = former.Date,
            PresentTime = former.Time,
            PartySizeChange = change,
            ShiftMinutes = shift.Minutes,
            ShiftDays = shift.Days,
            PhoneNumber = phone.Restaurant,
            GuestPhone = phone.Guest,
            PartySize = party?.Size,
            MinPartySize = party?.MinSize,
            PartySizeIsConcession = party?.IsConcession == true,
            Date = date?.Date,
            OtherDates = date is { Date: not null } ? date.Others : [],
            DateIsAddition = date?.IsAddition == true,
            Time = questions.ContainsKey(BookingField.Time) ? null : time?.Time,
            EarliestTime = questions.ContainsKey(BookingField.Time) ? null : time?.Earliest,
            LatestTime = questions.ContainsKey(BookingField.Time) ? null : time?.Latest,
            TimeIsAddition = time?.IsAddition == true,
            GuestName = named,
            SpecialRequests = preferences,
            Seating = seating,
            Questions = questions,
        };
        return understood with { Intents = CheckTopic(understood, text.Original) };
    }

    // "Weather" in a booking request does not make it off topic, but a poem about a table is off topic.
    private static GuestIntents CheckTopic(ParsedRequest understood, string sentence)
    {
        const GuestIntents AboutTables = GuestIntents.Book | GuestIntents.Search | GuestIntents.ListBookings | GuestIntents.Cancel;
        if (IntentParser.IsOffTopic(sentence))
        {
            return GuestIntents.OffTopic;
        }

        // A date alone says nothing about the topic: "What is the weather tomorrow?"
        var withoutDate = understood with { Date = null, OtherDates = [], Questions = ParsedRequest.NoQuestions };
        return withoutDate.HasDetails || (understood.Intents & AboutTables) != GuestIntents.None
            ? understood.Intents & ~GuestIntents.OffTopic
            : understood.Intents;
    }

    // After 8, "any day this week at 7" no longer includes today.
    private static DateReading? RemovePastDay(DateReading? date, TimeReading? time, LocalDateTime now) =>
        date is { Date: { } day, Others.Count: > 0 } && (time?.Latest ?? time?.Time) is { } latest && day.At(latest) <= now
            ? new DateReading(date.Others[0]) { Others = [.. date.Others.Skip(1)], Positions = date.Positions }
            : date;

    private static string? AskAboutAmbiguousNumber(string rest) =>
        AmbiguousNumberParser.Find(rest) is { } number ? $"Do you mean {number} people, or {number} o'clock?" : null;

    private static void AddQuestion(Dictionary<BookingField, string> questions, BookingField slot, string? question)
    {
        if (question is not null)
        {
            questions.TryAdd(slot, question);
        }
    }
}
