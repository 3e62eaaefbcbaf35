using System.Globalization;
using System.Text.Json;
using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Reservations;
using NodaTime;
using NodaTime.Text;

namespace Concierge.Calls.Evidence;

/// <summary>Parses the arguments of <c>report_outcome</c>. A language model wrote them, so missing or malformed values are dropped.</summary>
internal static class ReportedOutcomeParser
{
    private const int MaxNumbersHeard = 5;

    public static ReportedOutcome? Parse(string arguments)
    {
        try
        {
            using var json = JsonDocument.Parse(arguments);
            return json.RootElement.ValueKind == JsonValueKind.Object && ParseOutcome(GetText(json.RootElement, "outcome")) is { } outcome
                ? new ReportedOutcome(
                    outcome,
                    ParseConfirmationNumber(GetText(json.RootElement, "confirmation_number")),
                    ParseDate(GetText(json.RootElement, "date")),
                    ParseTime(GetText(json.RootElement, "time")),
                    ParsePartySize(json.RootElement),
                    GetText(json.RootElement, "notes"))
                {
                    UncertainNumbers = ParseNumbers(GetText(json.RootElement, "numbers_heard")),
                    Objection = ParseObjection(GetText(json.RootElement, "objection")),
                }
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Parses an offer from arguments without an outcome.</summary>
    public static (LocalDate? Date, LocalTime? Time, int? PartySize) ParseOffer(string arguments)
    {
        try
        {
            using var json = JsonDocument.Parse(arguments);
            return (ParseDate(GetText(json.RootElement, "date")), ParseTime(GetText(json.RootElement, "time")), ParsePartySize(json.RootElement));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return default;
        }
    }

    private static CallOutcome? ParseOutcome(string? text) => text switch
    {
        "confirmed" => CallOutcome.Confirmed,
        "cancelled" => CallOutcome.Cancelled,
        "declined" => CallOutcome.Declined,
        "alternative_offered" => CallOutcome.AlternativeOffered,
        "needs_customer" => CallOutcome.NeedsCustomer,
        "provisional" => CallOutcome.Provisional,
        "voicemail" => CallOutcome.Voicemail,
        "unclear" => CallOutcome.Unclear,
        _ => null,
    };

    private static BlockReason? ParseObjection(string? text) => text switch
    {
        "do_not_call" => BlockReason.DoNotCall,
        "wrong_number" => BlockReason.WrongNumber,
        _ => null,
    };

    private static string? ParseConfirmationNumber(string? text) => text is not null && ConfirmationNumberMatcher.Normalize(text).Length > 0 ? text : null;

    private static IReadOnlyList<string> ParseNumbers(string? text) =>
        [.. (text ?? "").Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(MaxNumbersHeard)];

    private static LocalDate? ParseDate(string? text) =>
        text is not null && LocalDatePattern.Iso.Parse(text) is { Success: true } read ? read.Value : null;

    private static LocalTime? ParseTime(string? text) =>
        text is not null && LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(text) is { Success: true } read ? read.Value : null;

    private static int? ParsePartySize(JsonElement arguments) =>
        arguments.TryGetProperty("party_size", out var value)
            ? value.ValueKind switch
            {
                JsonValueKind.Number when value.TryGetInt32(out var number) && number > 0 => number,
                JsonValueKind.String when int.TryParse(value.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
                _ => null,
            }
            : null;

    private static string? GetText(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(value.GetString())
            ? value.GetString()
            : null;
}
