using System.Globalization;
using System.Text.RegularExpressions;

namespace Concierge.Rehearsal.Dialogue;

/// <summary>The booking to make, to change or to cancel, as the session's instructions tell it: lines like <c>- Party size: 4</c>, in any order.</summary>
internal sealed partial record BookingBrief
{
    public BookingTask Task { get; private init; }

    public string Restaurant { get; private init; } = "";

    public int? PartySize { get; private init; }

    public DateOnly? Date { get; private init; }

    public TimeOnly? Time { get; private init; }

    public string Name { get; private init; } = "the customer";

    public string? Telephone { get; private init; }

    public string? SpecialRequests { get; private init; }

    public TimeOnly? Earliest { get; private init; }

    public TimeOnly? Latest { get; private init; }

    /// <summary>Other days that will do.</summary>
    public IReadOnlyList<DateOnly> Days { get; private init; } = [];

    /// <summary>The fewest people a table will do for.</summary>
    public int? SmallestParty { get; private init; }

    /// <summary>Where the guest would sit, in the guest's words.</summary>
    public string? Seating { get; private init; }

    /// <summary>The table of a booking that is to be changed or cancelled.</summary>
    public BookingTerms Booked { get; private init; } = new(null, null, null);

    /// <summary>The confirmation number of that booking; <see langword="null"/> when there is none.</summary>
    public string? Code { get; private init; }

    /// <summary>The words to begin with.</summary>
    public string? Opening { get; private init; }

    /// <summary>The last word of the name: what tables are booked under.</summary>
    public string Surname => Name.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [.., var last] ? last : Name;

    public bool IsFlexible => Earliest is not null && Latest is not null && Earliest != Latest;

    public BookingTerms Terms => new(PartySize, Date, Time);

    public bool Accepts(TimeOnly time) => time == Time || (IsFlexible && time >= Earliest && time <= Latest);

    /// <summary>Whether the guest has conceded everything in an offer.</summary>
    public bool Accepts(BookingOffer offer) =>
        (offer.Time is not { } time || Accepts(time))
        && (offer.Date is not { } date || date == Date || Days.Contains(date))
        && (offer.PartySize is not { } size || size == PartySize || (size >= SmallestParty && size < PartySize))
        && (offer.Seating is not { } seat || Seating?.Contains(seat, StringComparison.OrdinalIgnoreCase) == true);

    public static BookingBrief Parse(string instructions)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (Match line in KeyValue().Matches(instructions))
        {
            values.TryAdd(line.Groups["key"].Value.Trim(), line.Groups["value"].Value.Trim());
        }

        var booked = new BookingTerms(
            Number(values.GetValueOrDefault("Booked party size")),
            DateOf(values.GetValueOrDefault("Booked date")),
            Times(values.GetValueOrDefault("Booked time")) is [var hour, ..] ? hour : null);
        TimeOnly[] acceptable = Times(values.GetValueOrDefault("Acceptable times"));
        return new BookingBrief
        {
            Task = TaskOf(values.GetValueOrDefault("Task")),
            Booked = booked,
            Code = Given(values.GetValueOrDefault("Confirmation number")),
            Restaurant = values.GetValueOrDefault("Restaurant") ?? "",
            PartySize = Number(values.GetValueOrDefault("Party size")) ?? booked.PartySize,
            Date = DateOf(values.GetValueOrDefault("Date")) ?? booked.Date,
            Time = Times(values.GetValueOrDefault("Time")) is [var time, ..] ? time : booked.Time,
            Name = values.GetValueOrDefault("Name") ?? values.GetValueOrDefault("Customer") ?? "the customer",
            Telephone = values.GetValueOrDefault("Telephone") is { } number && number.Count(char.IsAsciiDigit) >= 7 ? number : null,
            SpecialRequests = Given(values.GetValueOrDefault("Special requests")),
            Earliest = acceptable is [var first, ..] ? first : null,
            Latest = acceptable is [.., var last] ? last : null,
            Days = Dates(values.GetValueOrDefault("Acceptable days")),
            SmallestParty = Number(values.GetValueOrDefault("Smallest party")),
            Seating = Given(values.GetValueOrDefault("Seating")),
            Opening = Quoted(instructions),
        };
    }

    /// <summary>The sentence that instructions give to be said word for word; <see langword="null"/> when there is none.</summary>
    public static string? Quoted(string? instructions) =>
        SayExactly().Match(instructions ?? "") is { Success: true } exactly ? exactly.Groups["words"].Value
        : SayQuoted().Match(instructions ?? "") is { Success: true } say ? say.Groups["words"].Value
        : null;

    private static BookingTask TaskOf(string? text) => text is null ? BookingTask.Book
        : text.Contains("cancel", StringComparison.OrdinalIgnoreCase) ? BookingTask.Cancel
        : text.Contains("change", StringComparison.OrdinalIgnoreCase) ? BookingTask.Change
        : BookingTask.Book;

    private static string? Given(string? text) => text is not null && !NoneAtAll().IsMatch(text) ? text : null;

    private static int? Number(string? text) =>
        Digits().Match(text ?? "") is { Success: true } digits ? int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture) : null;

    private static DateOnly[] Dates(string? text) => [.. IsoDate().Matches(text ?? "").Select(iso => DateOf(iso.Value)).OfType<DateOnly>()];

    // "(19:00)" is exact; "7:00 PM" is taken where it is missing.
    private static TimeOnly[] Times(string? text)
    {
        if (text is null)
        {
            return [];
        }

        TimeOnly[] exact = [.. Clock24().Matches(text).Select(match => Parsed(match.Groups["time"].Value)).OfType<TimeOnly>()];
        return exact.Length > 0 ? exact : [.. Clock12().Matches(text).Select(match => Parsed(match.Value)).OfType<TimeOnly>()];
    }

    private static TimeOnly? Parsed(string text) => TimeOnly.TryParse(text, CultureInfo.InvariantCulture, out TimeOnly time) ? time : null;

    private static DateOnly? DateOf(string? text) =>
        text is not null && IsoDate().Match(text) is { Success: true } iso
            && DateOnly.TryParseExact(iso.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date) ? date
            : DateOnly.TryParse(text, CultureInfo.InvariantCulture, out DateOnly loose) ? loose
            : null;

    [GeneratedRegex(@"^\s*[-*]\s*\**(?<key>[A-Za-z ]+?)\**\s*:\**[ \t]*(?<value>\S.*)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex KeyValue();

    [GeneratedRegex(@"\bsay:[ \t]*[""“](?<words>[^""”]+)[""”]", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex SayExactly();

    [GeneratedRegex(@"\bsay\b[^\n""“]{0,60}[""“](?<words>[^""”]+)[""”]", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex SayQuoted();

    [GeneratedRegex("[0-9]+", RegexOptions.ExplicitCapture)]
    private static partial Regex Digits();

    [GeneratedRegex(@"\((?<time>[0-9]{1,2}:[0-9]{2})\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Clock24();

    [GeneratedRegex(@"[0-9]{1,2}:[0-9]{2}(\s*[AaPp]\.?[Mm])?", RegexOptions.ExplicitCapture)]
    private static partial Regex Clock12();

    [GeneratedRegex("[0-9]{4}-[0-9]{2}-[0-9]{2}", RegexOptions.ExplicitCapture)]
    private static partial Regex IsoDate();

    [GeneratedRegex(@"^(none|no|n/a|-)\.?$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex NoneAtAll();
}
