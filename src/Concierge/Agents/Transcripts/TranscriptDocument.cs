using System.Globalization;
using System.Text.RegularExpressions;
using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Privacy;
using Concierge.Reservations;
using NodaTime;
using NodaTime.Text;

namespace Concierge.Agents.Transcripts;

/// <summary>A finished call in the form the transcript agent receives: the request and the numbered turns. Both language models read this form.</summary>
/// <param name="Purpose">What the call was for.</param>
/// <param name="Today">The date of the call in the restaurant's time zone.</param>
/// <param name="Date">The requested date.</param>
/// <param name="Time">The requested time.</param>
/// <param name="PartySize">The requested party size.</param>
/// <param name="Turns">The turns of the call.</param>
internal sealed partial record TranscriptDocument(
    CallPurpose Purpose, LocalDate Today, LocalDate Date, LocalTime Time, int PartySize, IReadOnlyList<TranscriptTurn> Turns)
{
    private const string Restaurant = "restaurant";

    private static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>Formats a call as text.</summary>
    public static string Format(ReservationDetails details, LocalDate today, IReadOnlyList<TranscriptTurn> turns) => string.Join('\n',
    [
        $"Purpose: {details.Purpose}",
        $"Today: {LocalDatePattern.Iso.Format(today)}",
        string.Create(
            CultureInfo.InvariantCulture, $"Wanted: {LocalDatePattern.Iso.Format(details.Date)} {Clock.Format(details.Time)}, {details.PartySize} people"),
        "Turns:",
        .. turns.Select(FormatTurn),
    ]);

    private static string FormatTurn(TranscriptTurn turn)
    {
        var speaker = turn.Speaker == Speaker.Restaurant ? Restaurant : "concierge";
        return string.Create(CultureInfo.InvariantCulture, $"{turn.Number} {speaker}: {LineBreak().Replace(SecretDetector.Redact(turn.Text), " ")}");
    }

    /// <summary>Parses a formatted call.</summary>
    /// <returns><see langword="null"/> when the text has another format.</returns>
    public static TranscriptDocument? Parse(string text)
    {
        var head = Head().Match(text);
        return head.Success && Enum.TryParse<CallPurpose>(head.Groups["purpose"].Value, out var purpose)
            ? new TranscriptDocument(
                purpose,
                LocalDatePattern.Iso.Parse(head.Groups["today"].Value).Value,
                LocalDatePattern.Iso.Parse(head.Groups["date"].Value).Value,
                Clock.Parse(head.Groups["time"].Value).Value,
                int.Parse(head.Groups["party"].Value, CultureInfo.InvariantCulture),
                [.. Turn().Matches(text[head.Length..]).Select(ParseTurn)])
            : null;
    }

    private static TranscriptTurn ParseTurn(Match line) => new(
        int.Parse(line.Groups["number"].Value, CultureInfo.InvariantCulture),
        line.Groups["speaker"].Value == Restaurant ? Speaker.Restaurant : Speaker.Agent,
        line.Groups["text"].Value,
        TimeSpan.Zero);

    [GeneratedRegex(@"^Purpose: (?<purpose>\w+)\nToday: (?<today>[\d-]{10})\nWanted: (?<date>[\d-]{10}) (?<time>\d\d:\d\d), (?<party>\d{1,3}) people\nTurns:")]
    private static partial Regex Head();

    [GeneratedRegex(@"^(?<number>\d{1,4}) (?<speaker>restaurant|concierge): (?<text>.*)$", RegexOptions.Multiline)]
    private static partial Regex Turn();

    [GeneratedRegex(@"\s*[\r\n\u2028\u2029]+\s*")]
    private static partial Regex LineBreak();
}
