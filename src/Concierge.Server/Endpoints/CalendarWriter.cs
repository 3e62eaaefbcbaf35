using Concierge.Contracts;
using Concierge.Language.Dates;
using Concierge.Language.Phones;
using Concierge.Reservations;
using Concierge.Restaurants;
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
        var known = bookings.Select(booking => (Booking: booking, Zone: FindZone(booking))).ToList();
        foreach (var (booking, zone) in known)
        {
            calendar.Events.Add(CreateEvent(booking, zone));
        }

        foreach (var inZone in known.Where(entry => entry.Zone is not null).GroupBy(entry => entry.Zone!.Id, StringComparer.Ordinal))
        {
            List<LocalDateTime> starts = [.. inZone.Select(entry => GetStart(entry.Booking))];
            calendar.TimeZones.Add(CalendarTimeZoneFactory.Create(inZone.First().Zone!, starts.Min(), starts.Max().PlusHours(AssumedHours)));
        }

        return new CalendarSerializer().SerializeToString(calendar)!;
    }

    // The restaurant's zone, or else the only one that its number's area or country has.
    private static DateTimeZone? FindZone(Booking booking)
    {
        var id = booking.TimeZone ?? (PhoneNumber.TryFromE164(booking.PhoneNumber, out var number) ? TimeZoneRegistry.FindByNumberOrCountry(number) : null);
        return id is null ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(id);
    }

    private static LocalDateTime GetStart(Booking booking) => booking.Date.At(booking.Time);

    private static CalendarEvent CreateEvent(Booking booking, DateTimeZone? zone)
    {
        var start = GetStart(booking);
        List<string> lines = [$"{BookingFormatter.FormatParty(booking.PartySize)}, booked under {booking.CustomerName}"];
        if (booking.ConfirmationNumber is { } number)
        {
            lines.Add($"Confirmation number {number}");
        }

        if (booking.SpecialRequests is { } specialRequests)
        {
            lines.Add(specialRequests);
        }

        if (zone is null)
        {
            lines.Add("The restaurant's time zone is not known: the time is the restaurant's local time, and a calendar elsewhere shows the same hour.");
        }

        return new CalendarEvent
        {
            Uid = $"{booking.Id}@concierge",
            Sequence = booking.Revision,
            Status = booking.Status == BookingStatus.Cancelled ? EventStatus.Cancelled : EventStatus.Confirmed,
            Summary = WithoutControls($"{booking.RestaurantName}, table for {booking.PartySize}"),
            Description = string.Join('\n', lines.Select(WithoutControls)),
            Location = WithoutControls(booking.RestaurantName),
            Contacts = [booking.PhoneNumber],
            DtStamp = ToUtc(booking.UpdatedAt),
            Created = ToUtc(booking.BookedAt),
            LastModified = ToUtc(booking.UpdatedAt),
            Start = ToCalendarTime(start, zone),
            End = ToCalendarTime(GetEnd(start, zone), zone),
        };
    }

    // RFC 5545, 3.1: a text has no control characters.
    private static string WithoutControls(string text) => string.Concat(text.Where(character => !char.IsControl(character)));

    // If the restaurant's time zone is unknown, the time is floating (RFC 5545, 3.3.5): calendars show it as local time everywhere.
    private static CalDateTime ToCalendarTime(LocalDateTime local, DateTimeZone? zone) =>
        new(local.Year, local.Month, local.Day, local.Hour, local.Minute, local.Second, zone?.Id);

    // In the night when the clocks change, two hours later is not two hours on the clock.
    private static LocalDateTime GetEnd(LocalDateTime start, DateTimeZone? zone) => zone is null
        ? start.PlusHours(AssumedHours)
        : start.InZoneLeniently(zone).PlusHours(AssumedHours).LocalDateTime;

    private static CalDateTime ToUtc(DateTimeOffset moment) => new(moment.UtcDateTime, CalDateTime.UtcTzId);
}
