using System.Globalization;
using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Language.Dates;
using Concierge.Options;
using Concierge.Reservations;
using NodaTime;

namespace Concierge.Calls.Limits;

/// <summary>Whether and when a line that was busy or not answered is dialled again: some minutes later, a few times, and never outside the restaurant's calling hours on its own clock.</summary>
internal sealed class RetryPolicy(ConciergeSettings settings, TimeProvider time)
{
    private const int UsualRetries = 2;

    private readonly LocalClock _clock = new(time);

    /// <summary>Decides on the next attempt.</summary>
    /// <param name="details">What is to be booked.</param>
    /// <param name="outcome">What came of the last attempt.</param>
    /// <param name="attempt">Which that was, from 1.</param>
    /// <returns><see langword="null"/> when the call is over.</returns>
    public RetryPlan? Next(ReservationDetails details, CallOutcome outcome, int attempt)
    {
        var attempts = 1 + (settings.CallRetries ?? UsualRetries);
        if (attempt >= attempts || outcome is not (CallOutcome.Busy or CallOutcome.NoAnswer))
        {
            return null;
        }

        var at = time.GetUtcNow() + (outcome == CallOutcome.Busy ? settings.BusyRetry : settings.NoAnswerRetry);
        at = Opening(at, details.TimeZone);
        var local = _clock.At(at, details.TimeZone);

        // A table that would be called for when its time has come is no use, nor is one given up then.
        var table = details.Date.At(details.Time);
        var first = details.Existing is { } existing && existing.Date.At(existing.Time) < table ? existing.Date.At(existing.Time) : table;
        return local.Date.At(local.TimeOfDay) < first
            ? new RetryPlan(attempt + 1, attempts, at, Spoken(local), outcome == CallOutcome.Busy ? RetryReason.Busy : RetryReason.NoAnswer)
            : null;
    }

    // Steps in whole minutes rather than reckoning with a zone's changes: at most a day of them.
    private DateTimeOffset Opening(DateTimeOffset at, string? timeZone)
    {
        if (settings.CallingHours.Contain(_clock.At(at, timeZone).TimeOfDay))
        {
            return at;
        }

        var step = new DateTimeOffset(at.Year, at.Month, at.Day, at.Hour, at.Minute, 0, at.Offset);
        do
        {
            step = step.AddMinutes(1);
        }
        while (!settings.CallingHours.Contain(_clock.At(step, timeZone).TimeOfDay));
        return step;
    }

    private string Spoken(LocalDateTime local)
    {
        var clock = string.Create(CultureInfo.InvariantCulture, $"{local.Hour:00}:{local.Minute:00}");
        return local.Date == _clock.Now().Date ? clock : $"{BookingText.Day(local.Date)}, {clock}";
    }
}
