using Concierge.Contracts;
using Concierge.Language.Dates;
using Concierge.Reservations;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using NodaTime;

namespace Concierge.Server.Endpoints;

/// <summary>Bookings as an iCalendar (RFC 5545). A booking keeps its UID; each change counts its SEQUENCE up, and one that is cancelled says so.</summary>
internal static class ReservationCalendar
{
    public const string MediaType = "text/calendar";

    // No restaurant says how long a table is kept.
    private const int UsualHours = 2;

    public static string Write(IEnumerable<Booking> bookings)
    {
        var calendar = new Calendar { ProductId = "-//Concierge//Reservations//EN", Method = "PUBLISH" };
        foreach (var booking in bookings)
        {
            calendar.Events.Add(Event(booking));
        }

        foreach (var zone in calendar.Events.Select(entry => entry.Start!.TzId).OfType<string>().Distinct(StringComparer.Ordinal).ToList())
        {
            calendar.AddTimeZone(zone);
        }

        return new CalendarSerializer().SerializeToString(calendar)!;
    }

    private static CalendarEvent Event(Booking booking)
    {
        var start = booking.Date.At(booking.Time);
        List<string> lines = [$"{BookingText.Party(booking.PartySize)}, booked under {booking.CustomerName}"];
        if (booking.ConfirmationNumber is { } number)
        {
            lines.Add($"Confirmation number {number}");
        }

        if (booking.SpecialRequests is { } wishes)
        {
            lines.Add(wishes);
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
            DtStamp = Utc(booking.UpdatedAt),
            Created = Utc(booking.BookedAt),
            LastModified = Utc(booking.UpdatedAt),
            Start = At(start, booking.TimeZone),
            End = At(start.PlusHours(UsualHours), booking.TimeZone),
        };
    }

    // Where the restaurant's zone is not known, the time floats: it is read on the clock of wherever one is, as on the restaurant's wall.
    private static CalDateTime At(LocalDateTime local, string? zone) =>
        new(local.Year, local.Month, local.Day, local.Hour, local.Minute, local.Second, zone is not null && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is not null ? zone : null);

    private static CalDateTime Utc(DateTimeOffset moment) => new(moment.UtcDateTime, CalDateTime.UtcTzId);
}
