using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Language.Dates;
using Concierge.Options;
using Concierge.Reservations;
using Concierge.Restaurants.Hours;
using NodaTime;
using NodaTime.TimeZones;

namespace Concierge.Calls.Limits;

/// <summary>Keeps closed restaurants from being telephoned: says when they open, and when they are to be called if the guest wants that.</summary>
/// <remarks>Only hours that are understood, on a clock that is known, keep anybody from being called.</remarks>
internal sealed class OpeningPolicy(ConciergeSettings settings, TimeProvider time)
{
    private const int MostOpenings = 400;

    private static readonly Duration Step = Duration.FromMinutes(1);

    /// <summary>Decides when a restaurant is called.</summary>
    /// <returns><see langword="null"/> for now; otherwise when it opens, as the guest wants.</returns>
    /// <exception cref="ConciergeException">It is closed at the time of the table (<c>restaurant.closed_then</c>) or now (<c>restaurant.closed</c>), and the guest has not been told.</exception>
    public RetryPlan? WhenToCall(ReservationDetails details)
    {
        if (details.TimeZone is null || details.OpeningHours is null || DateTimeZoneProviders.Tzdb.GetZoneOrNull(details.TimeZone) is not { } zone)
        {
            return null;
        }

        var hours = OpeningHours.Parse(details.OpeningHours, PublicHolidays.In(details.TimeZone));
        var now = Instant.FromDateTimeOffset(time.GetUtcNow()).InZone(zone).LocalDateTime;
        CheckTable(details, hours, now);
        if (hours.StateAt(now) != OpenState.Closed)
        {
            return null;
        }

        var call = FirstCall(hours, now, zone, details.Date.At(details.Time));
        if (!details.CallWhenOpen || call is null)
        {
            throw new ConciergeException(CallErrors.Closed(
                details.RestaurantName,
                hours.NextOpening(now) is { } opening ? OpeningWords.When(opening, now) : null,
                call is not null));
        }

        return new RetryPlan(1, 1, call.Value.ToDateTimeOffset(), OpeningWords.When(call.Value.LocalDateTime, now), RetryReason.Closed);
    }

    private static void CheckTable(ReservationDetails details, OpeningHours hours, LocalDateTime now)
    {
        if (details.DespiteClosing || details.Purpose == CallPurpose.Cancel || Wanted(details).Any(moment => hours.StateAt(moment) != OpenState.Closed))
        {
            return;
        }

        var wanted = details.Date.At(details.Time);
        throw new ConciergeException(CallErrors.ClosedThen(
            details.RestaurantName,
            BookingText.DayAndTime(details.Date, details.Time),
            hours.NextOpening(wanted) is { } opening ? OpeningWords.When(opening, now) : null));
    }

    // One moment that would do is enough: which of them has a table, the restaurant says.
    private static IEnumerable<LocalDateTime> Wanted(ReservationDetails details) =>
        from date in details.OtherDates.Prepend(details.Date)
        from moment in new[] { details.Time, details.EarliestTime, details.LatestTime }.OfType<LocalTime>()
        select date.At(moment);

    // The first minute at which it is open, may be called, and the table's time has not come.
    private ZonedDateTime? FirstCall(OpeningHours hours, LocalDateTime now, DateTimeZone zone, LocalDateTime table)
    {
        var after = now;
        for (var openings = 0; openings < MostOpenings && hours.NextOpening(after) is { } opening && opening < table; openings++)
        {
            var at = zone.ResolveLocal(opening, Resolvers.LenientResolver);
            while (hours.IsOpenAt(at.LocalDateTime) && at.LocalDateTime < table)
            {
                if (settings.CallingHours.Contain(at.TimeOfDay))
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
