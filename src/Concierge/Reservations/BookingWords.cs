using Concierge.Contracts;
using Concierge.Language;
using NodaTime;
using NodaTime.Text;

namespace Concierge.Reservations;

/// <summary>Reads a day or a time written on its own, as a person or an API client writes it.</summary>
public static class BookingWords
{
    private const int LongestText = 60;

    /// <summary>Reads a day: <c>2026-11-23</c>, <c>tomorrow</c>, <c>next Friday</c>, <c>25 Dec</c>.</summary>
    /// <param name="text">The words.</param>
    /// <param name="today">Today at the restaurant.</param>
    /// <exception cref="ConciergeException"><c>request.date</c>: not understood, or it may mean several days.</exception>
    public static LocalDate ParseDate(string? text, LocalDate today)
    {
        var masked = new MaskedText(Checked(text, "request.date", "day"));
        var reading = DateWords.Read(masked, today);
        return reading is { Date: { } date, Others.Count: 0 } && !masked.Rest.Any(char.IsAsciiDigit)
            ? date
            : throw Refused("request.date", reading?.Question ?? (reading?.Others.Count > 0 ? "Several days were given where one is expected." : "The day was not understood."), "Write it as 2026-11-23, or as \"tomorrow\" or \"next Friday\".");
    }

    /// <summary>Reads a time: <c>19:00</c>, <c>7pm</c>, <c>half past seven</c>; a bare 7 is in the evening.</summary>
    /// <exception cref="ConciergeException"><c>request.time</c>: not understood, or it may mean several times.</exception>
    public static LocalTime ParseTime(string? text)
    {
        var written = Checked(text, "request.time", "time");
        if (LocalTimePattern.ExtendedIso.Parse(written) is { Success: true } iso)
        {
            return iso.Value;
        }

        var masked = new MaskedText(written);
        var reading = TimeWords.Read(masked, expected: true);
        return reading?.Time is { } time && !masked.Rest.Any(char.IsAsciiDigit)
            ? time
            : throw Refused("request.time", reading?.Question ?? "The time was not understood.", "Write it as 19:00 or 7pm.");
    }

    private static string Checked(string? text, string code, string what) =>
        string.IsNullOrWhiteSpace(text) ? throw Refused(code, $"The {what} is missing.", $"Give the {what}.")
        : text.Length > LongestText ? throw Refused(code, $"The {what} was not understood.", "Write it shorter.")
        : text.Trim();

    private static ConciergeException Refused(string code, string message, string remedy) => new(new ConciergeError(code, message, remedy));
}
