using System.Globalization;
using Concierge.Language;
using NodaTime;
using NodaTime.Text;

namespace Concierge.Tests.Agents;

/// <summary>One row of phrases.tsv: the local time, the sentence, its meaning, and what the agent has just asked for.</summary>
internal sealed record PhraseRow(LocalDateTime Now, string Sentence, string Meaning, IReadOnlyList<BookingField> Asked)
{
    private static readonly LocalDateTimePattern Said = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-ddTHH:mm");
    private static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>Reads the table.</summary>
    public static IReadOnlyList<PhraseRow> ReadAll(string path) =>
        [.. File.ReadLines(path).Where(line => line.Length > 0 && !line.StartsWith('#')).Select(line => Parse(line.Split('\t')))];

    /// <summary>Parses the sentence and formats the result as in the table.</summary>
    public string Read() => Render(RequestParser.Parse(Sentence, Now, Asked), Meaning.Contains("change", StringComparison.Ordinal));

    private static PhraseRow Parse(string[] fields) => new(
        Said.Parse(fields[0]).Value,
        fields[1],
        fields.Length > 2 ? fields[2] : "",
        fields.Length > 3 ? [.. fields[3].Split(',').Select(Enum.Parse<BookingField>)] : []);

    // "Actually" and "instead" are a change only beside a booking: formatted only where the table expects it.
    private static string Render(ParsedRequest said, bool showChange)
    {
        List<string?> fields =
        [
            Field("restaurant", said.Restaurant),
            Field("then", List(said.FallbackRestaurants)),
            Field("choice", said.Choice is { } choice ? choice.Kind == ResultChoiceKind.Numbered ? Number(choice.Number) : choice.Kind.ToString() : null),
            Field("phone", said.PhoneNumber),
            Field("cuisine", said.Cuisine),
            Field("place", said.Place),
            Field("price", Number(said.MaxPrice)),
            Field("atleast", Number(said.MinPrice)),
            Field("cheaper", said.WantsCheaper ? "yes" : null),
            Field("opennow", said.MustBeOpenNow ? "yes" : null),
            Field("number", said.ConfirmationNumber),
            Field("party", Number(said.PartySize)),
            Field("more", Number(said.PartySizeChange)),
            Field("smallest", Number(said.MinPartySize)),
            Field("date", said.Date is { } date ? LocalDatePattern.Iso.Format(date) : null),
            Field("others", List(said.OtherDates.Select(LocalDatePattern.Iso.Format))),
            Field("days-later", Number(said.ShiftDays)),
            Field("time", Time(said.Time)),
            Field("later", Number(said.ShiftMinutes)),
            Field("earliest", Time(said.EarliestTime)),
            Field("latest", Time(said.LatestTime)),
            Field("booked-date", said.PresentDate is { } booked ? LocalDatePattern.Iso.Format(booked) : null),
            Field("booked-time", Time(said.PresentTime)),
            Field("name", said.GuestName),
            Field("guest", said.GuestPhone),
            Field("wishes", said.SpecialRequests),
            Field("seating", said.Seating),
            Field("beside", List(new[] { said.PartySizeIsConcession ? "party" : null, said.DateIsAddition ? "date" : null, said.TimeIsAddition ? "time" : null }.OfType<string>())),
            Field("same", said.IsSameRestaurant ? "yes" : null),
            Field("do", List(Intended(said.Intents, showChange))),
            Field("ask", List(said.Questions.Keys.Order().Select(slot => slot.ToString()))),
        ];
        return string.Join("; ", fields.Where(field => field is not null));
    }

    private static IEnumerable<string> Intended(GuestIntents intents, bool showChange)
    {
        (GuestIntents Intent, string Name)[] names =
        [
            (GuestIntents.Search, "search"), (GuestIntents.ListBookings, "list"), (GuestIntents.Cancel, "cancel"), (GuestIntents.DoNotCall, "refrain"), (GuestIntents.OffTopic, "offtopic"),
        ];
        return names.Where(name => intents.HasFlag(name.Intent)).Select(name => name.Name)
            .Concat(showChange && intents.HasFlag(GuestIntents.Change) ? ["change"] : []);
    }

    private static string? List(IEnumerable<string> items) => string.Join(',', items) is { Length: > 0 } list ? list : null;

    private static string? Number(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string? Time(LocalTime? time) => time is { } value ? Clock.Format(value) : null;

    private static string? Field(string name, string? value) => value is null ? null : $"{name}={value}";
}
