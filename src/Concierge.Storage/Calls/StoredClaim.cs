using System.Text.Json;
using Concierge.Calls.Results;
using Concierge.Contracts;
using NodaTime.Text;

namespace Concierge.Storage.Calls;

/// <summary>
/// What the restaurant agreed to according to the voice agent's accepted report. Stored during the call, because the process may be killed before
/// the call is judged. Never the words of the call.
/// </summary>
/// <param name="Outcome">confirmed or cancelled.</param>
/// <param name="ConfirmationNumber">The confirmation number that the restaurant gave.</param>
/// <param name="Date">The date of the table, YYYY-MM-DD; <see langword="null"/> if it is the requested one.</param>
/// <param name="Time">The time of the table, HH:MM; <see langword="null"/> if it is the requested one.</param>
/// <param name="PartySize">The number of guests; <see langword="null"/> if it is the requested one.</param>
internal sealed record StoredClaim(CallOutcome Outcome, string? ConfirmationNumber, string? Date, string? Time, int? PartySize)
{
    /// <summary>Takes the claim from a report.</summary>
    /// <returns><see langword="null"/> if the report claims no agreement.</returns>
    public static StoredClaim? FromReport(ReportedOutcome? report) => report is not { Outcome: CallOutcome.Confirmed or CallOutcome.Cancelled }
        ? null
        : new(
            report.Outcome,
            report.ConfirmationNumber,
            report.Date is { } date ? LocalDatePattern.Iso.Format(date) : null,
            report.Time is { } time ? TimePattern.Format(time) : null,
            report.PartySize);

    /// <summary>Reads a stored claim.</summary>
    /// <returns><see langword="null"/> if there is none, or if it cannot be read.</returns>
    public static StoredClaim? Parse(string? json)
    {
        try
        {
            return json is null ? null : JsonSerializer.Deserialize(json, StorageJsonContext.Default.StoredClaim);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Writes the claim as JSON.</summary>
    public string Write() => JsonSerializer.Serialize(this, StorageJsonContext.Default.StoredClaim);

    private static LocalTimePattern TimePattern { get; } = LocalTimePattern.CreateWithInvariantCulture("HH:mm");
}
