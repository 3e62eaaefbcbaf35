using System.Globalization;
using System.Text.Json;
using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Reservations;
using NodaTime;
using NodaTime.Text;

namespace Concierge.Calls.Evidence;

/// <summary>Reads the arguments of <c>report_outcome</c>. A language model wrote them: whatever is missing or malformed is left out rather than believed.</summary>
internal static class ReportedOutcomeReader
{
    public static ReportedOutcome? Read(string arguments)
    {
        try
        {
            using var json = JsonDocument.Parse(arguments);
            return json.RootElement.ValueKind == JsonValueKind.Object && OutcomeOf(Text(json.RootElement, "outcome")) is { } outcome
                ? new ReportedOutcome(
                    outcome,
                    Code(Text(json.RootElement, "confirmation_number")),
                    Date(Text(json.RootElement, "date")),
                    Time(Text(json.RootElement, "time")),
                    PartySize(json.RootElement),
                    Text(json.RootElement, "notes"))
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Reads what is being offered from arguments that name no outcome.</summary>
    public static (LocalDate? Date, LocalTime? Time, int? PartySize) Offer(string arguments)
    {
        try
        {
            using var json = JsonDocument.Parse(arguments);
            return (Date(Text(json.RootElement, "date")), Time(Text(json.RootElement, "time")), PartySize(json.RootElement));
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            return default;
        }
    }

    private static CallOutcome? OutcomeOf(string? word) => word switch
    {
        "confirmed" => CallOutcome.Confirmed,
        "cancelled" => CallOutcome.Cancelled,
        "declined" => CallOutcome.Declined,
        "alternative_offered" => CallOutcome.AlternativeOffered,
        "needs_customer" => CallOutcome.NeedsCustomer,
        "voicemail" => CallOutcome.Voicemail,
        "unclear" => CallOutcome.Unclear,
        _ => null,
    };

    private static string? Code(string? text) => text is not null && ConfirmationNumber.Normalize(text).Length > 0 ? text : null;

    private static LocalDate? Date(string? text) =>
        text is not null && LocalDatePattern.Iso.Parse(text) is { Success: true } read ? read.Value : null;

    private static LocalTime? Time(string? text) =>
        text is not null && LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(text) is { Success: true } read ? read.Value : null;

    private static int? PartySize(JsonElement arguments) =>
        arguments.TryGetProperty("party_size", out var value)
            ? value.ValueKind switch
            {
                JsonValueKind.Number when value.TryGetInt32(out var number) && number > 0 => number,
                JsonValueKind.String when int.TryParse(value.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
                _ => null,
            }
            : null;

    private static string? Text(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(value.GetString())
            ? value.GetString()
            : null;
}
