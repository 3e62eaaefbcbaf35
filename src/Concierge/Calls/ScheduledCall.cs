using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Reservations;

namespace Concierge.Calls;

/// <summary>A call that waits for its next attempt, with everything that another process needs to make the attempt.</summary>
internal sealed record ScheduledCall
{
    /// <summary>The call's id.</summary>
    public required string Id { get; init; }

    /// <summary>The booking request.</summary>
    public required ReservationDetails Details { get; init; }

    /// <summary>When the call was created.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The time of the next attempt.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The number of the next attempt: from 2 for a retry, 1 when the restaurant has not been called yet.</summary>
    public required int Attempt { get; init; }

    /// <summary>The maximum number of attempts.</summary>
    public required int Attempts { get; init; }

    /// <summary>Why the call waits.</summary>
    public required RetryReason Reason { get; init; }

    /// <summary>The fingerprint of the user whose limits the attempt counts for; <see langword="null"/> for the operator.</summary>
    public string? User { get; init; }

    /// <summary>How often another process has taken the call.</summary>
    public int Generation { get; init; }

    /// <summary>The number of the last event of the call.</summary>
    public required int LastEvent { get; init; }

    /// <summary>Reads a call whose state does not change meanwhile.</summary>
    /// <param name="call">The call, under its lock.</param>
    /// <param name="plan">The attempt that it waits for.</param>
    public static ScheduledCall From(Call call, RetryPlan plan) => new()
    {
        Id = call.Id,
        Details = call.Details,
        CreatedAt = call.CreatedAt,
        At = plan.At,
        Attempt = plan.Attempt,
        Attempts = plan.Attempts,
        Reason = plan.Reason,
        User = call.User,
        LastEvent = call.LastEvent,
    };
}
