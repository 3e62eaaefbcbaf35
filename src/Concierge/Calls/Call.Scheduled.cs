using Concierge.Calls.Results;
using Concierge.Contracts;

namespace Concierge.Calls;

/// <content>A call that waits for its next attempt, stored and resumed.</content>
public sealed partial class Call
{
    /// <summary>Resumes a call that another process has scheduled. Schedule its attempt next.</summary>
    internal Call(ScheduledCall scheduled, string secret, TimeProvider timeProvider)
    {
        Id = scheduled.Id;
        Secret = secret;
        Details = scheduled.Details;
        CreatedAt = scheduled.CreatedAt;
        Generation = scheduled.Generation;
        User = scheduled.User;
        _timeProvider = timeProvider;
        var age = timeProvider.GetUtcNow() - scheduled.CreatedAt;
        _created = GetTimestampBefore(age > TimeSpan.Zero ? age : TimeSpan.Zero);
        _attempt = Math.Max(1, scheduled.Attempt - 1);
        _events.ContinueAfter(scheduled.LastEvent + EventNumberGap);
        Append(new CallEvent { Kind = CallEventKind.Status, Status = CallStatus.Pending });
    }

    /// <summary>The fingerprint of the user whose limits the call counts for; <see langword="null"/> for the operator.</summary>
    internal string? User { get; init; }

    /// <summary>The call as another process could resume it; <see langword="null"/> unless it waits for an attempt.</summary>
    internal ScheduledCall? GetScheduledCall()
    {
        lock (_lock)
        {
            return _retry is not { } plan ? null : new ScheduledCall
            {
                Id = Id,
                Details = Details,
                CreatedAt = CreatedAt,
                At = plan.At,
                Attempt = plan.Attempt,
                Attempts = plan.Attempts,
                Reason = plan.Reason,
                User = User,
                LastEvent = _events.LastNumber,
            };
        }
    }
}
