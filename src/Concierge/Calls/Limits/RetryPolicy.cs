using System.Globalization;
using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Language.Dates;
using Concierge.Options;
using Concierge.Reservations;
using NodaTime;

namespace Concierge.Calls.Limits;

/// <summary>
/// Decides whether and when a call is retried after busy or no answer: a few times, some minutes later, and only within the calling hours in
/// the restaurant's time zone.
/// </summary>
internal sealed class RetryPolicy(CallOptions options, LocalClock clock, TimeProvider timeProvider)
{
    private const int DefaultRetries = 2;

    /// <summary>How long after its time an attempt may still be made. A program that was stopped must not call a restaurant days later.</summary>
    public static readonly TimeSpan MaxLateness = TimeSpan.FromMinutes(30);

    /// <summary>Decides on the next attempt.</summary>
    /// <param name="details">The booking request.</param>
    /// <param name="outcome">The outcome of the last attempt.</param>
    /// <param name="attempt">The number of the last attempt, from 1.</param>
    /// <returns><see langword="null"/> when there is no further attempt.</returns>
    public RetryPlan? PlanNextAttempt(ReservationDetails details, CallOutcome outcome, int attempt)
    {
        var attempts = 1 + (options.Retries ?? DefaultRetries);
        if (attempt >= attempts || outcome is not (CallOutcome.Busy or CallOutcome.NoAnswer))
        {
            return null;
        }

        var at = timeProvider.GetUtcNow() + (outcome == CallOutcome.Busy ? options.BusyRetry : options.NoAnswerRetry);
        return CreatePlan(details, at, attempt + 1, attempts, outcome == CallOutcome.Busy ? RetryReason.Busy : RetryReason.NoAnswer);
    }

    /// <summary>Decides on the attempt that another process has scheduled.</summary>
    /// <returns><see langword="null"/> when it is too late for it: the guest does not expect it any more.</returns>
    public RetryPlan? PlanScheduledAttempt(ScheduledCall call)
    {
        var now = timeProvider.GetUtcNow();
        return call.At + MaxLateness < now
            ? null
            : CreatePlan(call.Details, call.At < now ? now : call.At, call.Attempt, call.Attempts, call.Reason);
    }

    private RetryPlan? CreatePlan(ReservationDetails details, DateTimeOffset earliest, int attempt, int attempts, RetryReason reason)
    {
        var at = GetNextCallingTime(earliest, details.TimeZone);
        var local = clock.GetLocalTime(at, details.TimeZone);

        // A call at or after the time of the table (or of the existing booking) is useless.
        var table = details.Date.At(details.Time);
        var first = details.Existing is { } existing && existing.Date.At(existing.Time) < table ? existing.Date.At(existing.Time) : table;
        return local.Date.At(local.TimeOfDay) < first ? new RetryPlan(attempt, attempts, at, FormatLocalTime(local), reason) : null;
    }

    // Steps in whole minutes, at most a day of them. This needs no calculation with daylight-saving changes.
    private DateTimeOffset GetNextCallingTime(DateTimeOffset at, string? timeZone)
    {
        if (options.CallingHours.Contains(clock.GetLocalTime(at, timeZone).TimeOfDay))
        {
            return at;
        }

        var step = new DateTimeOffset(at.Year, at.Month, at.Day, at.Hour, at.Minute, 0, at.Offset);
        do
        {
            step = step.AddMinutes(1);
        }
        while (!options.CallingHours.Contains(clock.GetLocalTime(step, timeZone).TimeOfDay));
        return step;
    }

    private string FormatLocalTime(LocalDateTime local)
    {
        var time = string.Create(CultureInfo.InvariantCulture, $"{local.Hour:00}:{local.Minute:00}");
        return local.Date == clock.GetNow().Date ? time : $"{BookingFormatter.FormatDay(local.Date)}, {time}";
    }
}
