using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Language.Dates;
using Concierge.Options;
using Concierge.Reservations;
using Concierge.Restaurants.Hours;
using NodaTime;
using NodaTime.TimeZones;

namespace Concierge.Calls.Limits;

/// <summary>Prevents calls to closed restaurants: tells when they open, and when to call them if the guest wants to wait.</summary>
/// <remarks>Only opening hours that can be parsed, in a known time zone, prevent a call.</remarks>
internal sealed class OpeningHoursPolicy(CallOptions options, TimeProvider timeProvider)
{
    private const int MaxOpenings = 400;

    private static readonly Duration Step = Duration.FromMinutes(1);

    /// <summary>Decides when to call a restaurant.</summary>
    /// <returns><see langword="null"/> to call it now; otherwise the plan to call it when it opens.</returns>
    /// <exception cref="ConciergeException">
    /// The restaurant is closed at the requested time (<c>restaurant.closed_then</c>) or now (<c>restaurant.closed</c>), and the guest has not
    /// agreed to that.
    /// </exception>
    public RetryPlan? PlanCall(ReservationDetails details)
    {
        if (details.TimeZone is null || details.OpeningHours is null || DateTimeZoneProviders.Tzdb.GetZoneOrNull(details.TimeZone) is not { } zone)
        {
            return null;
        }

        var hours = OpeningHours.Parse(details.OpeningHours, PublicHolidayCalendar.ForTimeZone(details.TimeZone));
        var now = Instant.FromDateTimeOffset(timeProvider.GetUtcNow()).InZone(zone).LocalDateTime;
        CheckTable(details, hours, now);
        if (hours.GetState(now) != OpenState.Closed)
        {
            return null;
        }

        var call = FindFirstCallTime(hours, now, zone, details.Date.At(details.Time));
        if (!details.CallWhenOpen || call is null)
        {
            throw new ConciergeException(CallErrors.RestaurantClosed(
                details.RestaurantName,
                hours.FindNextOpening(now) is { } opening ? OpeningHoursFormatter.FormatMoment(opening, now) : null,
                call is not null));
        }

        return new RetryPlan(1, 1, call.Value.ToDateTimeOffset(), OpeningHoursFormatter.FormatMoment(call.Value.LocalDateTime, now), RetryReason.Closed);
    }

    private static void CheckTable(ReservationDetails details, OpeningHours hours, LocalDateTime now)
    {
        if (details.DespiteClosing || details.Purpose == CallPurpose.Cancel
            || GetAcceptableTimes(details).Any(moment => hours.GetState(moment) != OpenState.Closed))
        {
            return;
        }

        var requestedTime = details.Date.At(details.Time);
        throw new ConciergeException(CallErrors.RestaurantClosedAtRequestedTime(
            details.RestaurantName,
            BookingFormatter.FormatDayAndTime(details.Date, details.Time),
            hours.FindNextOpening(requestedTime) is { } opening ? OpeningHoursFormatter.FormatMoment(opening, now) : null));
    }

    // One acceptable time within the opening hours is enough: the restaurant knows which of them is free.
    private static IEnumerable<LocalDateTime> GetAcceptableTimes(ReservationDetails details) =>
        from date in details.OtherDates.Prepend(details.Date)
        from moment in new[] { details.Time, details.EarliestTime, details.LatestTime }.OfType<LocalTime>()
        select date.At(moment);

    // The first minute within the opening hours and the calling hours, before the time of the table.
    private ZonedDateTime? FindFirstCallTime(OpeningHours hours, LocalDateTime now, DateTimeZone zone, LocalDateTime table)
    {
        var after = now;
        for (var openings = 0; openings < MaxOpenings && hours.FindNextOpening(after) is { } opening && opening < table; openings++)
        {
            var at = zone.ResolveLocal(opening, Resolvers.LenientResolver);
            while (hours.IsOpenAt(at.LocalDateTime) && at.LocalDateTime < table)
            {
                if (options.CallingHours.Contains(at.TimeOfDay))
                {
                    return at;
                }

                at += Step;
            }

            after = opening;
        }

        return null;
    }
}
