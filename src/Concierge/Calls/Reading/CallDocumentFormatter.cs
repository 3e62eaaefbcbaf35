using System.Text.Json;
using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Privacy;
using Concierge.Reservations;
using NodaTime;
using NodaTime.Text;

namespace Concierge.Calls.Reading;

/// <summary>Writes a call as JSON for a chat model. Card numbers and other secrets in it are left out.</summary>
internal static class CallDocumentFormatter
{
    private static readonly LocalDateTimePattern Moment = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");
    private static readonly LocalTimePattern HourAndMinute = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>Writes a call.</summary>
    public static string Format(ReservationDetails details, LocalDateTime now, IReadOnlyList<TranscriptTurn> transcript) => JsonSerializer.Serialize(
        new CallDocument(
            Moment.Format(now),
            JsonNamingPolicy.SnakeCaseLower.ConvertName(details.Purpose.ToString()),
            new TableDocument(Format(details.Date), Format(details.Time), details.PartySize, details.CustomerName, details.RestaurantName),
            details.Existing is { } existing ? new TableDocument(Format(existing.Date), Format(existing.Time), existing.PartySize) : null,
            FormatConsent(details),
            [.. transcript.Select(Format)]),
        ReadingJsonContext.Readable.CallDocument);

    private static ConsentDocument? FormatConsent(ReservationDetails details) =>
        details is { EarliestTime: null, LatestTime: null, OtherDates.Count: 0, SmallestParty: null, Seating: null }
            ? null
            : new ConsentDocument(
                details.EarliestTime is { } earliest ? Format(earliest) : null,
                details.LatestTime is { } latest ? Format(latest) : null,
                details.OtherDates.Count == 0 ? null : [.. details.OtherDates.Select(Format)],
                details.SmallestParty,
                details.Seating);

    private static TurnDocument Format(TranscriptTurn turn) => new(
        turn.Number,
        turn.Speaker == Speaker.Restaurant ? "restaurant" : "agent",
        SecretDetector.Redact(turn.Text),
        turn is { Speaker: Speaker.Agent, Interrupted: true } ? false : null);

    private static string Format(LocalDate date) => LocalDatePattern.Iso.Format(date);

    private static string Format(LocalTime time) => HourAndMinute.Format(time);
}
