using Concierge.Contracts;
using Concierge.Language.Dates;
using Concierge.Reservations;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using NodaTime;

namespace Concierge.Server.Endpoints;

/// <summary>
/// Writes bookings as an iCalendar (RFC 5545). A booking keeps its UID, each change increments its SEQUENCE, and a cancelled booking has the
/// status CANCELLED.
/// </summary>
internal static class CalendarWriter
{
    public const string MediaType = "text/calendar";

    // Restaurants do not say how long a table is reserved.
    private const int AssumedHours = 2;

    public static string Write(IEnumerable<Booking> bookings)
    {
        var calendar = new Calendar { ProductId = "-//Concierge//Reservations//EN", Method = "PUBLISH" };
        foreach (var booking in bookings)
        {
            calendar.Events.Add(CreateEvent(booking));
        }

        foreach (var zone in calendar.Events.Select(entry => entry.Start!.TzId).OfType<string>().Distinct(StringComparer.Ordinal).ToList())
        {
            calendar.AddTimeZone(zone);
        }

        return new CalendarSerializer().SerializeToString(calendar)!;
    }

    private static CalendarEvent CreateEvent(Booking booking)
    {
        var start = booking.Date.At(booking.Time);
        List<string> lines = [$"{BookingFormatter.FormatParty(booking.PartySize)}, booked under {booking.CustomerName}"];
        if (booking.ConfirmationNumber is { } number)
        {
            lines.Add($"Confirmation number {number}");
        }

        if (booking.SpecialRequests is { } specialRequests)
        {
            lines.Add(specialRequests);
        }

        return new CalendarEvent
        {
            Uid = $"{booking.Id}@concierge",
            Sequence = booking.Revision,
            Status = booking.Status == BookingStatus.Cancelled ? EventStatus.Cancelled : EventStatus.Confirmed,
            Summary = $"{booking.RestaurantName}, table for {booking.PartySize}",
            Description = string.Join('\n', lines),
            Location = booking.RestaurantName,
            Contacts = [booking.PhoneNumber],
            DtStamp = ToUtc(booking.UpdatedAt),
            Created = ToUtc(booking.BookedAt),
            LastModified = ToUtc(booking.UpdatedAt),
            Start = ToCalendarTime(start, booking.TimeZone),
            End = ToCalendarTime(start.PlusHours(AssumedHours), booking.TimeZone),
        };
    }

    // If the restaurant's time zone is unknown, the time is floating (RFC 5545, 3.3.5): calendars show it as local time everywhere.
    private static CalDateTime ToCalendarTime(LocalDateTime local, string? zone) =>
        new(
            local.Year,
            local.Month,
            local.Day,
            local.Hour,
            local.Minute,
            local.Second,
            zone is not null && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is not null ? zone : null);

    private static CalDateTime ToUtc(DateTimeOffset moment) => new(moment.UtcDateTime, CalDateTime.UtcTzId);
}
