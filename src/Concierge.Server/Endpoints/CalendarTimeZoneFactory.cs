using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using NodaTime;
using NodaTime.TimeZones;

namespace Concierge.Server.Endpoints;

/// <summary>
/// Creates the VTIMEZONE of a time zone (RFC 5545, 3.6.5) from NodaTime's data. Each period of the years in use is a component of its own
/// with both offsets, so that no rule has to be derived: a zone may change its rules, or have winter time as the exception (Dublin).
/// </summary>
internal static class CalendarTimeZoneFactory
{
    // The start of a zone's only period. RFC 5545 needs a date; NodaTime has none.
    private static readonly LocalDateTime Beginning = new(1970, 1, 1, 0, 0);

    /// <summary>Creates the component for the local times from <paramref name="first"/> to <paramref name="last"/>.</summary>
    public static VTimeZone Create(DateTimeZone zone, LocalDateTime first, LocalDateTime last)
    {
        // A day more on both sides covers every offset.
        var periods = zone.GetZoneIntervals(new Interval(
            first.PlusDays(-1).InUtc().ToInstant(), last.PlusDays(1).InUtc().ToInstant())).ToList();
        var component = new VTimeZone(zone.Id);
        foreach (var period in periods)
        {
            component.Children.Add(CreatePeriod(zone, period, hasNegativeSaving: periods.Exists(other => other.Savings < Offset.Zero)));
        }

        return component;
    }

    // Where the tz database has winter time as the saving, calendars still expect the later time to be called DAYLIGHT.
    private static VTimeZoneInfo CreatePeriod(DateTimeZone zone, ZoneInterval period, bool hasNegativeSaving)
    {
        var before = period.HasStart ? zone.GetZoneInterval(period.Start - NodaTime.Duration.Epsilon).WallOffset : period.WallOffset;
        var start = period.HasStart ? period.Start.WithOffset(before).LocalDateTime : Beginning;
        var isDaylight = hasNegativeSaving ? period.Savings == Offset.Zero : period.Savings > Offset.Zero;
        return new VTimeZoneInfo(isDaylight ? Components.Daylight : Components.Standard)
        {
            OffsetFrom = new UtcOffset(before.ToTimeSpan()),
            OffsetTo = new UtcOffset(period.WallOffset.ToTimeSpan()),
            TimeZoneName = period.Name,
            Start = new CalDateTime(start.Year, start.Month, start.Day, start.Hour, start.Minute, start.Second),
        };
    }
}
