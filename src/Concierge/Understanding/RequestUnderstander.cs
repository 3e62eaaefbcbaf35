using System.Text.Json;
using System.Text.Json.Nodes;
using Concierge.Agents.Offline;
using Concierge.Language;
using NodaTime;
using NodaTime.Text;

namespace Concierge.Understanding;

/// <summary>Reads messages with the built-in reader and says what was understood, so that others can measure it. It needs no network and no account.</summary>
public static class RequestUnderstander
{
    // Days are counted from the moment: the calendar must go on after it.
    private const int FirstYear = 1970;
    private const int LastYear = 2199;

    private static readonly LocalDateTimePattern Moment = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");
    private static readonly LocalTimePattern HourAndMinute = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    private static readonly Dictionary<string, BookingField[]> Fields = new(StringComparer.Ordinal)
    {
        ["restaurant"] = [BookingField.Restaurant],
        ["party"] = [BookingField.PartySize],
        ["date"] = [BookingField.Date],
        ["time"] = [BookingField.Time],
        ["name"] = [BookingField.CustomerName],
        ["cuisine"] = [],
        ["place"] = [],
    };

    /// <summary>The slots that can have been asked for.</summary>
    public static IReadOnlyCollection<string> AskableSlots => Fields.Keys;

    /// <summary>Understands one line of JSON, in the format of docs/understanding.md.</summary>
    /// <param name="json">The line.</param>
    /// <param name="now">The local time where the line names none.</param>
    /// <param name="asked">The slot asked for where the line names none.</param>
    /// <returns>What was understood, as JSON in one line.</returns>
    /// <exception cref="JsonException">The line is no JSON object.</exception>
    /// <exception cref="FormatException">A field is missing or not valid.</exception>
    public static string UnderstandLine(string json, LocalDateTime now, string? asked)
    {
        var line = JsonSerializer.Deserialize(json, UnderstandingJsonContext.Lines.RequestLine) ?? throw new JsonException("The line holds no message.");
        if (line.Id is not null && line.Id.GetValueKind() is not (JsonValueKind.String or JsonValueKind.Number))
        {
            throw new FormatException("The field \"id\" must be text or a number.");
        }

        return Serialize(
            line.Text ?? throw new FormatException("The line has no field \"text\"."),
            line.Now is { } said ? ParseMoment(said) : now,
            line.Asked ?? asked,
            line.Id);
    }

    /// <summary>Understands a message.</summary>
    /// <param name="text">The guest's words.</param>
    /// <param name="now">The local time at which they are said.</param>
    /// <param name="asked">The slot that was just asked for, one of <see cref="AskableSlots"/>; otherwise <see langword="null"/>.</param>
    /// <param name="id">A name that the answer repeats.</param>
    /// <returns>What was understood, as JSON in one line.</returns>
    /// <exception cref="FormatException">There is no such slot.</exception>
    public static string Understand(string text, LocalDateTime now, string? asked, string? id) => Serialize(text, now, asked, id);

    /// <summary>Reads a moment written as <c>2026-11-29T10:00</c>.</summary>
    /// <exception cref="FormatException">It is not written so, or is not in the years 1970 to 2199.</exception>
    public static LocalDateTime ParseMoment(string text) =>
        Moment.Parse(text) is not { Success: true } moment ? throw new FormatException($"'{text}' is not written as 2026-11-29T10:00.")
        : moment.Value.Year is < FirstYear or > LastYear ? throw new FormatException($"'{text}' is not in the years {FirstYear} to {LastYear}.")
        : moment.Value;

    private static string Serialize(string text, LocalDateTime now, string? asked, JsonNode? id) =>
        JsonSerializer.Serialize(Read(text, now, asked, id), UnderstandingJsonContext.Lines.UnderstoodRequest);

    private static UnderstoodRequest Read(string text, LocalDateTime now, string? asked, JsonNode? id)
    {
        if (asked is not null && !Fields.ContainsKey(asked))
        {
            throw new FormatException($"'{asked}' is no slot. The slots are {string.Join(", ", Fields.Keys)}.");
        }

        var bookings = BookingSplitter.Split(text, now);
        var parsed = asked is "cuisine" or "place" ? ReadSearchAnswer(text, now, asked) : RequestParser.Parse(text, now, asked is null ? [] : Fields[asked]);
        var several = bookings.Count > 1 && asked is null;
        var talk = TalkReader.Read(text, hasListedBookings: false).Check(parsed, isIdle: asked is null);
        var intent = several ? "book" : IntentNames.Find(parsed, talk.Topic, asked);
        return new UnderstoodRequest
        {
            Id = id?.DeepClone(),
            Intent = intent,
            Slots = several ? null : GetSlots(parsed, text, offset: 0),
            Ambiguous = several ? null : GetAmbiguous(parsed),
            Alternatives = several ? null : GetAlternatives(parsed),
            Bookings = several ? [.. bookings.Select(booking => GetSlots(booking.Parsed, text, booking.Start))] : null,
            NotUsed = [.. parsed.NotUsed.Select(part => new UnderstoodValue(text.Substring(part.Index, part.Length), part.Index, part.Length))],
            Question = several ? null : FindQuestion(parsed, intent),
        };
    }

    // The search agent asks for neither; a program that does can still use the reader for the answer.
    private static ParsedRequest ReadSearchAnswer(string text, LocalDateTime now, string asked)
    {
        var parsed = RequestParser.Parse(text, now, []);
        return asked == "cuisine"
            ? parsed with { Restaurant = null, Cuisine = parsed.Cuisine ?? Kitchens.FindLast(text), Questions = ParsedRequest.NoQuestions }
            : parsed with { Restaurant = null, Place = parsed.Place ?? parsed.Restaurant ?? PlaceAnswer.Read(text), Questions = ParsedRequest.NoQuestions };
    }

    private static SortedDictionary<string, UnderstoodValue> GetSlots(ParsedRequest parsed, string text, int offset)
    {
        // "Tomorrow, no, the day after": a value is what remains of it after the changes in the same message.
        var request = new BookingRequest();
        request.Merge(parsed, chosen: false, concedes: false);
        var table = request.Table;
        var slots = new SortedDictionary<string, UnderstoodValue>(StringComparer.Ordinal);
        Add("restaurant", parsed.Restaurant, parsed.Restaurant);
        if (!parsed.Questions.ContainsKey(BookingField.PartySize) && table.PartySize is { } party)
        {
            Add("party", party, written: null);
        }

        Add("date", table.Date is { } date && !parsed.Questions.ContainsKey(BookingField.Date) ? LocalDatePattern.Iso.Format(date) : null, written: null);
        Add("time", table.Time is { } time && table.EarliestTime != time ? HourAndMinute.Format(time) : null, written: null);
        Add("cuisine", parsed.Cuisine, parsed.Cuisine);
        Add("place", parsed.Place, parsed.Place);
        Add("phone", parsed.PhoneNumber ?? parsed.LocalPhoneNumber, written: null);
        Add("guest_phone", parsed.GuestPhone, written: null);
        Add("name", parsed.GuestName, parsed.GuestName);
        return slots;

        void Add(string slot, JsonNode? value, string? written)
        {
            if (value is null)
            {
                return;
            }

            var at = written is null ? -1 : text.IndexOf(written, Math.Min(offset, text.Length), StringComparison.OrdinalIgnoreCase);
            var subject = slot == "guest_phone" ? "phone" : slot == "date" && table.Date != parsed.Date ? "change" : slot;
            var part = parsed.Parts.LastOrDefault(read => read.Subject == subject);
            slots[slot] = at >= 0 ? new UnderstoodValue(value, at, written!.Length)
                : part is null ? new UnderstoodValue(value, null, null)
                : new UnderstoodValue(value, part.Index + offset, part.Length);
        }
    }

    private static SortedDictionary<string, IReadOnlyList<JsonNode>>? GetAmbiguous(ParsedRequest parsed)
    {
        var ambiguous = new SortedDictionary<string, IReadOnlyList<JsonNode>>(StringComparer.Ordinal);
        foreach (var field in parsed.Questions.Keys)
        {
            switch (field)
            {
                case BookingField.Restaurant when parsed.Restaurant is null && parsed.LocalPhoneNumber is null:
                    ambiguous["restaurant"] = [];
                    break;
                case BookingField.PartySize:
                    ambiguous["party"] = [.. parsed.PossiblePartySizes.Select(size => JsonValue.Create(size))];
                    break;
                case BookingField.Date:
                    ambiguous["date"] = [.. parsed.PossibleDates.Select(day => JsonValue.Create(LocalDatePattern.Iso.Format(day)))];
                    break;
                case BookingField.Time:
                    ambiguous["time"] = [.. parsed.PossibleTimes.Select(time => JsonValue.Create(HourAndMinute.Format(time)))];
                    break;
            }
        }

        return ambiguous.Count == 0 ? null : ambiguous;
    }

    private static JsonObject? GetAlternatives(ParsedRequest parsed)
    {
        var alternatives = new JsonObject();
        AddList("restaurant", parsed.FallbackRestaurants);
        AddList("date", parsed.OtherDates.Select(LocalDatePattern.Iso.Format));
        if (parsed.MinPartySize is { } party)
        {
            alternatives["party"] = new JsonArray(party);
        }

        Add("earliest", parsed.EarliestTime);
        Add("latest", parsed.LatestTime);
        return alternatives.Count == 0 ? null : alternatives;

        void Add(string name, LocalTime? time)
        {
            if (time is { } limit)
            {
                alternatives[name] = HourAndMinute.Format(limit);
            }
        }

        void AddList(string name, IEnumerable<string> values)
        {
            JsonNode[] nodes = [.. values.Select(value => JsonValue.Create(value)!)];
            if (nodes.Length > 0)
            {
                alternatives[name] = new JsonArray(nodes);
            }
        }
    }

    // Nothing is missing where no table is asked for. What a change leaves open is known from the booking.
    private static string? FindQuestion(ParsedRequest parsed, string intent)
    {
        if (intent is not ("book" or "search" or "change"))
        {
            return null;
        }

        var request = new BookingRequest();
        request.Merge(parsed, chosen: false, concedes: false);
        IReadOnlyList<BookingField> missing = intent == "change" ? [] : request.GetMissingSlots(nameKnown: false);
        return QuestionFormatter.Format(request, missing) is { Length: > 0 } question ? question : null;
    }
}
