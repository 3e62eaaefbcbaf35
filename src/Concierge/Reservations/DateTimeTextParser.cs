using Concierge.Contracts;
using Concierge.Language;
using Concierge.Language.Reading;
using NodaTime;
using NodaTime.Text;

namespace Concierge.Reservations;

/// <summary>Parses a single day or time from a person or an API client.</summary>
public static class DateTimeTextParser
{
    private const int MaxTextLength = 60;

    // Without seconds, as the API and the agents' tools write times; ExtendedIso takes only "10:30:00".
    private static readonly LocalTimePattern HoursAndMinutes = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>Parses a day: <c>2026-11-23</c>, <c>tomorrow</c>, <c>next Friday</c>, <c>25 Dec</c>.</summary>
    /// <param name="text">The day as written.</param>
    /// <param name="today">The current date at the restaurant.</param>
    /// <exception cref="ConciergeException"><c>request.date</c>: the text is missing, unclear or ambiguous.</exception>
    public static LocalDate ParseDate(string? text, LocalDate today)
    {
        var masked = new MaskedText(CheckLength(text, "request.date", "day"));
        var reading = DateParser.Parse(masked, today);
        return reading is { Date: { } date, Others.Count: 0 } && !masked.Remaining.Any(char.IsAsciiDigit)
            ? date
            : throw InvalidText(
                "request.date",
                reading?.Question ?? (reading?.Others.Count > 0 ? "The text names several days; one is expected." : "The day was not understood."),
                "Write it as 2026-11-23, or as \"tomorrow\" or \"next Friday\".");
    }

    /// <summary>
    /// Parses a time: <c>19:00</c>, <c>7pm</c>, <c>half past seven</c>; a bare 7 means the evening. Two digits, a colon and two digits are
    /// a time of the 24-hour clock: <c>10:30</c> is in the morning.
    /// </summary>
    /// <exception cref="ConciergeException"><c>request.time</c>: the text is missing, unclear or ambiguous.</exception>
    public static LocalTime ParseTime(string? text)
    {
        var written = CheckLength(text, "request.time", "time");
        foreach (var pattern in (ReadOnlySpan<LocalTimePattern>)[HoursAndMinutes, LocalTimePattern.ExtendedIso])
        {
            if (pattern.Parse(written) is { Success: true } time24)
            {
                return time24.Value;
            }
        }

        var masked = new MaskedText(written);
        var reading = TimeParser.Parse(masked, expected: true);
        return reading?.Time is { } time && !masked.Remaining.Any(char.IsAsciiDigit)
            ? time
            : throw InvalidText("request.time", reading?.Question ?? "The time was not understood.", "Write it as 19:00 or 7pm.");
    }

    private static string CheckLength(string? text, string code, string what) =>
        string.IsNullOrWhiteSpace(text) ? throw InvalidText(code, $"The {what} is missing.", $"Give the {what}.")
        : text.Length > MaxTextLength ? throw InvalidText(code, $"The {what} was not understood.", "Write it shorter.")
        : text.Trim();

    private static ConciergeException InvalidText(string code, string message, string remedy) => new(new ConciergeError(code, message, remedy));
}
