using System.Text.Json;
using Concierge.Calls;
using Concierge.Contracts;
using Concierge.Reservations;
using Concierge.Storage.Schema;

namespace Concierge.Storage.Schedules;

/// <summary>What is stored, encrypted, of a call that waits for an attempt which another process may make.</summary>
/// <param name="Details">The booking request.</param>
/// <param name="Attempt">The number of the attempt.</param>
/// <param name="Attempts">The maximum number of attempts.</param>
/// <param name="Reason">Why the call waits.</param>
/// <param name="User">The fingerprint of the user; <see langword="null"/> for the operator.</param>
/// <param name="LastEvent">The number of the last event of the call.</param>
internal sealed record StoredSchedule(ReservationDetails Details, int Attempt, int Attempts, RetryReason Reason, string? User, int LastEvent)
{
    /// <summary>Writes a scheduled call as JSON.</summary>
    /// <returns><see langword="null"/> for <see langword="null"/>.</returns>
    public static string? Write(ScheduledCall? call) => call is null ? null : JsonSerializer.Serialize(
        new StoredSchedule(call.Details, call.Attempt, call.Attempts, call.Reason, call.User, call.LastEvent), ScheduleJsonContext.Default.StoredSchedule);

    /// <summary>Reads a scheduled call from its row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="json">The decrypted schedule; <see langword="null"/> if it cannot be decrypted.</param>
    /// <returns><see langword="null"/> if it cannot be read.</returns>
    public static ScheduledCall? Read(CallRow row, string? json)
    {
        try
        {
            return json is null || row.RetryAt is not { } at || JsonSerializer.Deserialize(json, ScheduleJsonContext.Default.StoredSchedule) is not { } stored
                ? null
                : new ScheduledCall
                {
                    Id = row.Id,
                    Details = stored.Details,
                    CreatedAt = row.CreatedAt,
                    At = at,
                    Attempt = stored.Attempt,
                    Attempts = stored.Attempts,
                    Reason = stored.Reason,
                    User = stored.User,
                    LastEvent = stored.LastEvent,
                    Generation = row.Generation,
                };
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
