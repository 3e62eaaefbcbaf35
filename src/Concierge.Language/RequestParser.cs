using System.Text.RegularExpressions;
using NodaTime;

namespace Concierge.Language;

/// <summary>Parses one sentence of a booking conversation in English.</summary>
internal static partial class RequestParser
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
        var answersGuest = asked.Contains(BookingField.CustomerName) && !asked.Contains(BookingField.Restaurant);
        text.Subject = "phone";
        var phone = PhoneGrammar.Read(text, answersGuest);
        if (phone.Invalid)
        {
            questions[BookingField.Restaurant] = "Invalid phone number: please give it in full with its country code, for example +1 415 555 0123.";
        }

        text.Subject = "restaurant";
        var protectedName = NumericRestaurantNameParser.Parse(text);
        text.Subject = "cuisine";
        var dietary = SearchParser.ReadDietaryCuisine(text);
        text.Subject = "place";
        var knownPlace = PlaceGrammar.ReadKnown(text);
        text.Subject = "seating";
        var seating = SeatingConcessionParser.Parse(text);
        text.Subject = "wishes";
        var preferences = PreferenceParser.Parse(text);
        text.Subject = "choice";
        var choice = ResultChoiceParser.Parse(text);
        text.Subject = "change";
        var shift = ShiftParser.Parse(text);
        var change = PartySizeChangeParser.Parse(text);
        text.Subject = "booked";
        var former = PresentBookingParser.Parse(text, now);
        text.Subject = "time";
        var fromNow = RelativeTimeParser.Parse(text, now);
        text.Subject = "date";
        var date = DateParser.Parse(text, now.Date);
        text.Subject = "time";
        if (asked.Contains(BookingField.Time) && !asked.Contains(BookingField.PartySize) && ForTime().Match(text.Remaining) is { Success: true } introduced)
        {
            // "For 8" answers "At what time?"; it would be a party otherwise.
            text.Take(introduced.Index, introduced.Length);
        }

        var time = TimeParser.Parse(text, asked.Contains(BookingField.Time) && (!asked.Contains(BookingField.PartySize) || date is not null));
        text.Subject = "party";
        var party = PartySizeParser.Parse(text, asked.Contains(BookingField.PartySize));
        text.Subject = "time";
        if (time is null && asked.Contains(BookingField.Time) && asked.Contains(BookingField.PartySize) && party is not null)
        {
            time = TimeParser.Parse(text, expected: true);
        }

        (date, time) = fromNow is { } then && time is null && (date is null || date.Date == then.Date)
            ? (new DateReading(then.Date), new TimeReading(then.TimeOfDay))
            : (date, time);
        date = RemovePastDay(date, time, now);
        text.Subject = "search";
        var search = SearchParser.Parse(text, dietary);
        text.Subject = "name";
        var named = answersGuest ? GuestNameParser.Parse(text, expected: true) : GuestNameParser.ParseStated(text);
        text.Subject = "place";
        var place = knownPlace ?? PlaceGrammar.Read(text, search.IsSearch);
        text.Subject = "restaurant";
        var restaurant = protectedName is not null
            ? new RestaurantReading(protectedName)
            : RestaurantGrammar.Read(
                text,
                asked.Contains(BookingField.Restaurant) && !search.IsSearch,
                bookingWords: date is not null || time is not null || party is not null,
                answersOther: asked.Count == 1 && !asked.Contains(BookingField.Restaurant),
                isSearch: search.IsSearch && (search.Cuisine ?? place) is not null);
        text.Subject = "cuisine";
        if (restaurant.Name is null && !restaurant.IsSameAsBefore && asked.Count == 0 && search.Cuisine is null
            && SearchParser.ReadWantedKitchen(text) is { } kitchen)
        {
            search = search with { IsSearch = true, Cuisine = kitchen };
        }

        text.Subject = "name";
        named ??= GuestNameParser.Parse(text, asked.Contains(BookingField.CustomerName) && restaurant.Name is null);
        text.Subject = "party";
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
            RestaurantWithPlace = place is null ? restaurant.NameWithPlace : null,
            FallbackRestaurants = restaurant.Fallbacks,
            IsSameRestaurant = restaurant.IsSameAsBefore,
            Choice = choice,
            Cuisine = search.Cuisine,
            Place = place ?? restaurant.Place,
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
            PhoneIsSaidToBeRestaurants = phone.IsSaidToBeRestaurants,
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
            PossibleTimes = time?.Options ?? [],
            PossibleDates = date is { Date: null } ? date.Options : [],
            PossiblePartySizes = party?.Options ?? [],
            LocalPhoneNumber = phone.LocalRestaurant,
            Parts = [.. text.Parts.Select(part => text.ToSource(part) is var (index, length) ? part with { Index = index, Length = length } : part)],
            NotUsed = UnusedWords.Find(text),
        };
        var topic = IntentParser.IsOffTopic(text.Original) ? GuestIntents.OffTopic : CheckTopic(understood);
        return topic == GuestIntents.OffTopic ? OffTopic(understood) : understood with { Intents = topic };
    }

    // "Weather" in a booking request does not make it off topic, but a poem about a table is off topic.
    private static GuestIntents CheckTopic(ParsedRequest understood)
    {
        const GuestIntents AboutTables = GuestIntents.Book | GuestIntents.Search | GuestIntents.ListBookings | GuestIntents.Cancel;
        // A date alone says nothing about the topic: "What is the weather tomorrow?"
        var withoutDate = understood with { Date = null, OtherDates = [], Questions = ParsedRequest.NoQuestions };
        return withoutDate.HasDetails || (understood.Intents & AboutTables) != GuestIntents.None
            ? understood.Intents & ~GuestIntents.OffTopic
            : understood.Intents;
    }

    // "An uber to Heathrow for 5am" contains no part of a booking.
    private static ParsedRequest OffTopic(ParsedRequest understood) => new()
    {
        Intents = GuestIntents.OffTopic,
        Parts = understood.Parts,
        NotUsed = understood.NotUsed,
    };

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

    [GeneratedRegex(@"^\W*(?:(?:ok|okay|yes|well|um+|er+m?|then)\W+)*for(?=\s+(?:about\s+)?[\w:.]+\s*(?:please|pls|then"
        + @"|thanks)?\W*$)", RegexOptions.IgnoreCase)]
    private static partial Regex ForTime();
}
