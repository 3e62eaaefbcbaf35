using System.Globalization;
using System.Text.RegularExpressions;

namespace Concierge.Rehearsal.Dialogue;

/// <summary>The booking to make, change or cancel, parsed from the session's instructions.</summary>
/// <remarks>
/// Only the lines <c>Key: value</c> of blocks count that begin with a line <c>```booking</c> and end with a line <c>```</c>; all other text is prose for
/// the model and ignored. The order is free, keys are not case-sensitive, the first line of a key counts, and unknown keys are ignored. Keys:
/// <c>Task</c> (contains "cancel" or "change"; otherwise a new booking), <c>Restaurant</c>, <c>Party size</c>, <c>Date</c>, <c>Time</c>, <c>Name</c>,
/// <c>Name spelled</c>, <c>Telephone</c>, <c>Opening</c> (the sentence that opens the call), <c>Special requests</c>, <c>Acceptable times</c>,
/// <c>Acceptable days</c>, <c>Smallest party</c>, <c>Seating</c>, and for a change or a cancellation <c>Booked party size</c>, <c>Booked date</c>,
/// <c>Booked time</c>, <c>Confirmation number</c>. A date is <c>yyyy-MM-dd</c>; a time is <c>(19:00)</c>, or <c>7:00 PM</c> when no time in parentheses
/// is present. <c>none</c>, <c>no</c>, <c>n/a</c> and <c>-</c> mean no value.
/// </remarks>
internal sealed partial record BookingInstructions
{
    public BookingTask Task { get; private init; }

    public string Restaurant { get; private init; } = "";

    public int? PartySize { get; private init; }

    public DateOnly? Date { get; private init; }

    public TimeOnly? Time { get; private init; }

    public string Name { get; private init; } = "the customer";

    /// <summary>The letters of the surname from a to z, as the instructions spell it.</summary>
    public string SurnameLetters { get; private init; } = "";

    public string? PhoneNumber { get; private init; }

    public string? SpecialRequests { get; private init; }

    public TimeOnly? EarliestTime { get; private init; }

    public TimeOnly? LatestTime { get; private init; }

    /// <summary>Other days that the guest accepts.</summary>
    public IReadOnlyList<DateOnly> AcceptableDays { get; private init; } = [];

    /// <summary>The smallest table, in people, that the guest accepts.</summary>
    public int? MinPartySize { get; private init; }

    /// <summary>The seating that the guest accepts, in the guest's words.</summary>
    public string? Seating { get; private init; }

    /// <summary>The terms of the booking to change or cancel.</summary>
    public BookingTerms BookedTerms { get; private init; } = new(null, null, null);

    /// <summary>The confirmation number of that booking; <see langword="null"/> without one.</summary>
    public string? ConfirmationNumber { get; private init; }

    /// <summary>The sentence that opens the call.</summary>
    public string? OpeningSentence { get; private init; }

    /// <summary>The surname: the last words of the name that have the spelled letters, or the last word. The table is booked under it.</summary>
    public string Surname
    {
        get
        {
            string[] words = Name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return Enumerable.Range(1, words.Length)
                .Select(count => string.Join(' ', words[^count..]))
                .FirstOrDefault(last => GetLetters(last) == SurnameLetters)
                ?? (words is [.., var surname] ? surname : Name);
        }
    }

    /// <summary>The surname in letters that the synthesizer knows.</summary>
    public string SpokenSurname => Surname.All(char.IsAscii) || SurnameLetters.Length == 0 ? Surname
        : $"{char.ToUpperInvariant(SurnameLetters[0])}{SurnameLetters[1..]}";

    /// <summary>The first name; <see langword="null"/> if the guest gave only one name.</summary>
    public string? FirstName => Name.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var first, _, ..] ? first : null;

    public bool IsFlexible => EarliestTime is not null && LatestTime is not null && EarliestTime != LatestTime;

    public BookingTerms Terms => new(PartySize, Date, Time);

    public bool Accepts(TimeOnly time) => time == Time || (IsFlexible && time >= EarliestTime && time <= LatestTime);

    /// <summary>Whether the guest has allowed every part of an offer.</summary>
    public bool Accepts(BookingOffer offer) =>
        (offer.Time is not { } time || Accepts(time))
        && (offer.Date is not { } date || date == Date || AcceptableDays.Contains(date))
        && (offer.PartySize is not { } size || size == PartySize || (size >= MinPartySize && size < PartySize))
        && (offer.Seating is not { } seat || Seating?.Contains(seat, StringComparison.OrdinalIgnoreCase) == true);

    public static BookingInstructions Parse(string instructions)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (Match line in BlockPattern().Matches(instructions).SelectMany(block => KeyValuePattern().Matches(block.Groups["lines"].Value)))
        {
            values.TryAdd(line.Groups["key"].Value.Trim(), line.Groups["value"].Value.Trim());
        }

        var booked = new BookingTerms(
            ParseNumber(values.GetValueOrDefault("Booked party size")),
            ParseDate(values.GetValueOrDefault("Booked date")),
            ParseTimes(values.GetValueOrDefault("Booked time")) is [var hour, ..] ? hour : null);
        string name = values.GetValueOrDefault("Name") ?? "the customer";
        TimeOnly[] acceptable = ParseTimes(values.GetValueOrDefault("Acceptable times"));
        return new BookingInstructions
        {
            Task = ParseTask(values.GetValueOrDefault("Task")),
            BookedTerms = booked,
            ConfirmationNumber = NullIfNone(values.GetValueOrDefault("Confirmation number")),
            Restaurant = values.GetValueOrDefault("Restaurant") ?? "",
            PartySize = ParseNumber(values.GetValueOrDefault("Party size")) ?? booked.PartySize,
            Date = ParseDate(values.GetValueOrDefault("Date")) ?? booked.Date,
            Time = ParseTimes(values.GetValueOrDefault("Time")) is [var time, ..] ? time : booked.Time,
            Name = name,
            SurnameLetters = ParseSpelling(values.GetValueOrDefault("Name spelled")) ?? GetLetters(name.Split(' ')[^1]),
            PhoneNumber = values.GetValueOrDefault("Telephone") is { } number && number.Count(char.IsAsciiDigit) >= 7 ? number : null,
            SpecialRequests = NullIfNone(values.GetValueOrDefault("Special requests")),
            EarliestTime = acceptable is [var first, ..] ? first : null,
            LatestTime = acceptable is [.., var last] ? last : null,
            AcceptableDays = ParseDates(values.GetValueOrDefault("Acceptable days")),
            MinPartySize = ParseNumber(values.GetValueOrDefault("Smallest party")),
            Seating = NullIfNone(values.GetValueOrDefault("Seating")),
            OpeningSentence = NullIfNone(values.GetValueOrDefault("Opening")),
        };
    }

    /// <summary>Finds the sentence that a note, or the instructions of a response, quotes as <c>Say: "…"</c>; <see langword="null"/> without one.</summary>
    public static string? FindQuotedText(string? note) =>
        SayQuotedPattern().Match(note ?? "") is { Success: true } say ? say.Groups["words"].Value : null;

    /// <summary>The letters from A to Z of a name; lower case.</summary>
    public static string GetLetters(string name) => string.Concat(name.Where(char.IsAsciiLetter)).ToLowerInvariant();

    private static string? ParseSpelling(string? text) =>
        text is null ? null : string.Concat(SpelledLetterPattern().Matches(text).Select(match => match.Groups["letter"].Value)).ToLowerInvariant();

    private static BookingTask ParseTask(string? text) => text is null ? BookingTask.Book
        : text.Contains("cancel", StringComparison.OrdinalIgnoreCase) ? BookingTask.Cancel
        : text.Contains("change", StringComparison.OrdinalIgnoreCase) ? BookingTask.Change
        : BookingTask.Book;

    private static string? NullIfNone(string? text) => text is not null && !NoValuePattern().IsMatch(text) ? text : null;

    private static int? ParseNumber(string? text) =>
        DigitsPattern().Match(text ?? "") is { Success: true } digits ? int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture) : null;

    private static DateOnly[] ParseDates(string? text) => [.. IsoDatePattern().Matches(text ?? "").Select(iso => ParseDate(iso.Value)).OfType<DateOnly>()];

    // "(19:00)" is unambiguous and takes precedence; "7:00 PM" is the fallback.
    private static TimeOnly[] ParseTimes(string? text)
    {
        if (text is null)
        {
            return [];
        }

        TimeOnly[] exact = [.. Clock24Pattern().Matches(text).Select(match => ParseTime(match.Groups["time"].Value)).OfType<TimeOnly>()];
        return exact.Length > 0 ? exact : [.. Clock12Pattern().Matches(text).Select(match => ParseTime(match.Value)).OfType<TimeOnly>()];
    }

    private static TimeOnly? ParseTime(string text) => TimeOnly.TryParse(text, CultureInfo.InvariantCulture, out TimeOnly time) ? time : null;

    private static DateOnly? ParseDate(string? text) =>
        text is not null && IsoDatePattern().Match(text) is { Success: true } iso
            && DateOnly.TryParseExact(iso.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date) ? date
            : DateOnly.TryParse(text, CultureInfo.InvariantCulture, out DateOnly parsed) ? parsed
            : null;

    [GeneratedRegex(@"^```booking[ \t]*\r?\n(?<lines>.*?)^```[ \t]*\r?$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex BlockPattern();

    [GeneratedRegex(@"^(?<key>[A-Za-z ]+?)[ \t]*:[ \t]*(?<value>\S.*)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex KeyValuePattern();

    [GeneratedRegex(@"\bSay:[ \t]*""(?<words>[^""]+)""", RegexOptions.ExplicitCapture)]
    private static partial Regex SayQuotedPattern();

    [GeneratedRegex(@"\b(?<letter>[A-Z]) as in\b", RegexOptions.ExplicitCapture)]
    private static partial Regex SpelledLetterPattern();

    [GeneratedRegex("[0-9]+", RegexOptions.ExplicitCapture)]
    private static partial Regex DigitsPattern();

    [GeneratedRegex(@"\((?<time>[0-9]{1,2}:[0-9]{2})\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Clock24Pattern();

    [GeneratedRegex(@"[0-9]{1,2}:[0-9]{2}(\s*[AaPp]\.?[Mm])?", RegexOptions.ExplicitCapture)]
    private static partial Regex Clock12Pattern();

    [GeneratedRegex("[0-9]{4}-[0-9]{2}-[0-9]{2}", RegexOptions.ExplicitCapture)]
    private static partial Regex IsoDatePattern();

    [GeneratedRegex(@"^(none|no|n/a|-)\.?$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex NoValuePattern();
}
