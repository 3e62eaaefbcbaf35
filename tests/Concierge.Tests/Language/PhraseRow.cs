using System.Globalization;
using Concierge.Language;
using NodaTime;
using NodaTime.Text;

namespace Concierge.Tests.Language;

/// <summary>A row of phrases.tsv: the local time, the sentence, its meaning, and the fields that the agent has just asked for.</summary>
internal sealed record PhraseRow(LocalDateTime Now, string Sentence, string Meaning, IReadOnlyList<BookingField> Asked)
{
    private static readonly LocalDateTimePattern NowPattern = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-ddTHH:mm");
    private static readonly LocalTimePattern TimePattern = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>Reads the table.</summary>
    public static IReadOnlyList<PhraseRow> ReadAll(string path) =>
        [.. File.ReadLines(path).Where(line => line.Length > 0 && !line.StartsWith('#')).Select(line => Parse(line.Split('\t')))];

    /// <summary>Parses the sentence and formats the result as in the table.</summary>
    public string Read() => Format(RequestParser.Parse(Sentence, Now, Asked), Meaning.Contains("change", StringComparison.Ordinal));

    private static PhraseRow Parse(string[] fields) => new(
        NowPattern.Parse(fields[0]).Value,
        fields[1],
        fields.Length > 2 ? fields[2] : "",
        fields.Length > 3 ? [.. fields[3].Split(',').Select(Enum.Parse<BookingField>)] : []);

    // "Actually" and "instead" mean a change only if a booking exists, so a change is formatted only where the table expects it.
    private static string Format(ParsedRequest parsed, bool showChange)
    {
        List<string?> fields =
        [
            Field("restaurant", parsed.Restaurant),
            Field("then", FormatList(parsed.FallbackRestaurants)),
            Field(
                "choice",
                parsed.Choice is { } choice ? choice.Kind == ResultChoiceKind.Numbered ? FormatNumber(choice.Number) : choice.Kind.ToString() : null),
            Field("phone", parsed.PhoneNumber),
            Field("cuisine", parsed.Cuisine),
            Field("place", parsed.Place),
            Field("price", FormatNumber(parsed.MaxPrice)),
            Field("atleast", FormatNumber(parsed.MinPrice)),
            Field("cheaper", parsed.WantsCheaper ? "yes" : null),
            Field("opennow", parsed.MustBeOpenNow ? "yes" : null),
            Field("number", parsed.ConfirmationNumber),
            Field("party", FormatNumber(parsed.PartySize)),
            Field("more", FormatNumber(parsed.PartySizeChange)),
            Field("smallest", FormatNumber(parsed.MinPartySize)),
            Field("date", parsed.Date is { } date ? LocalDatePattern.Iso.Format(date) : null),
            Field("others", FormatList(parsed.OtherDates.Select(LocalDatePattern.Iso.Format))),
            Field("days-later", FormatNumber(parsed.ShiftDays)),
            Field("time", FormatTime(parsed.Time)),
            Field("later", FormatNumber(parsed.ShiftMinutes)),
            Field("earliest", FormatTime(parsed.EarliestTime)),
            Field("latest", FormatTime(parsed.LatestTime)),
            Field("booked-date", parsed.PresentDate is { } booked ? LocalDatePattern.Iso.Format(booked) : null),
            Field("booked-time", FormatTime(parsed.PresentTime)),
            Field("name", parsed.GuestName),
            Field("guest", parsed.GuestPhone),
            Field("wishes", parsed.SpecialRequests),
            Field("seating", parsed.Seating),
            Field(
                "beside",
                FormatList(
                    new[] { parsed.PartySizeIsConcession ? "party" : null, parsed.DateIsAddition ? "date" : null, parsed.TimeIsAddition ? "time" : null }
                        .OfType<string>())),
            Field("same", parsed.IsSameRestaurant ? "yes" : null),
            Field("do", FormatList(GetIntentNames(parsed.Intents, showChange))),
            Field("ask", FormatList(parsed.Questions.Keys.Order().Select(slot => slot.ToString()))),
        ];
        return string.Join("; ", fields.Where(field => field is not null));
    }

    private static IEnumerable<string> GetIntentNames(GuestIntents intents, bool showChange)
    {
        (GuestIntents Intent, string Name)[] names =
        [
            (GuestIntents.Search, "search"), (GuestIntents.ListBookings, "list"), (GuestIntents.Cancel, "cancel"), (GuestIntents.DoNotCall, "refrain"), (GuestIntents.OffTopic, "offtopic"),
        ];
        return names.Where(name => intents.HasFlag(name.Intent)).Select(name => name.Name)
            .Concat(showChange && intents.HasFlag(GuestIntents.Change) ? ["change"] : []);
    }

    private static string? FormatList(IEnumerable<string> items) => string.Join(',', items) is { Length: > 0 } list ? list : null;

    private static string? FormatNumber(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string? FormatTime(LocalTime? time) => time is { } value ? TimePattern.Format(value) : null;

    private static string? Field(string name, string? value) => value is null ? null : $"{name}={value}";
}
