using Concierge.Reservations;
using Concierge.Server.Endpoints;
using Ical.Net;
using NodaTime;

namespace Concierge.Tests.Server;

/// <summary>The time zones of the calendar file, read as a calendar reads them: from the file alone.</summary>
public class CalendarTimeZoneTests
{
    private static readonly LocalDate[] Days =
    [
        new(2026, 1, 15), new(2026, 3, 29), new(2026, 6, 21), new(2026, 10, 25), new(2026, 12, 24), new(2027, 3, 20), new(2029, 7, 1),
    ];

    [Fact]
    public void Every_zone_of_the_database_has_its_time_on_seven_days()
    {
        var wrong = new List<string>();
        foreach (var zone in DateTimeZoneProviders.Tzdb.Ids.Select(id => DateTimeZoneProviders.Tzdb[id]))
        {
            var written = CalendarWriter.Write(Days.Select((day, number) => Booking($"b{number}", day, zone.Id)));
            var periods = Periods(written, zone.Id);
            foreach (var local in Days.Select(day => day.At(new LocalTime(19, 0))))
            {
                var expected = zone.MapLocal(local).First().Offset.ToTimeSpan();
                var offset = periods.Last(period => period.Start <= local).Offset;
                if (offset != expected)
                {
                    wrong.Add($"{zone.Id} {local}: {offset}, not {expected}");
                }
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void Dublin_is_at_Greenwich_time_in_winter()
    {
        var written = CalendarWriter.Write([Booking("winter", new LocalDate(2026, 12, 24), "Europe/Dublin")]);
        written.ShouldContain("TZOFFSETTO:+0000");
        written.ShouldNotContain("+0200");
    }

    [Fact]
    public void Each_period_begins_when_its_zone_changes_from_the_offset_that_it_names()
    {
        var wrong = new List<string>();
        foreach (var zone in DateTimeZoneProviders.Tzdb.Ids.Select(id => DateTimeZoneProviders.Tzdb[id]))
        {
            var written = CalendarWriter.Write(Days.Select((day, number) => Booking($"b{number}", day, zone.Id)));
            foreach (var (start, offset, before) in Periods(written, zone.Id))
            {
                var instant = start.WithOffset(Offset.FromTimeSpan(before)).ToInstant();
                var period = zone.GetZoneInterval(instant);
                if (period.HasStart && (period.Start != instant
                    || period.WallOffset.ToTimeSpan() != offset
                    || zone.GetZoneInterval(instant - NodaTime.Duration.Epsilon).WallOffset.ToTimeSpan() != before))
                {
                    wrong.Add($"{zone.Id} {start}: from {before} to {offset}");
                }
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void Each_zone_is_written_once() =>
        Calendar.Load(CalendarWriter.Write(Days.Select((day, number) => Booking($"b{number}", day, number % 2 == 0 ? "Europe/Dublin" : "Asia/Tokyo"))))!
            .TimeZones.Select(zone => zone.TzId).ShouldBe(["Europe/Dublin", "Asia/Tokyo"]);

    [Theory]
    [InlineData("+393311234567", "Europe/Rome")]
    [InlineData("+441224123456", "Europe/London")]
    [InlineData("+14155550142", "America/Los_Angeles")]
    public void A_restaurant_without_a_zone_has_that_of_its_number(string number, string zone) =>
        Calendar.Load(CalendarWriter.Write([Booking("a", Days[0], timeZone: null) with { PhoneNumber = number }]))!.Events[0]!.Start!.TzId.ShouldBe(zone);

    [Fact]
    public void Where_no_zone_is_known_the_entry_says_that_its_time_is_local()
    {
        var entry = Calendar.Load(CalendarWriter.Write([Booking("a", Days[0], timeZone: null) with { PhoneNumber = "+18005550142" }]))!.Events[0]!;
        entry.Start!.IsFloating.ShouldBeTrue();
        entry.Description!.ShouldContain("time zone is not known");
    }

    [Fact]
    public void A_table_in_the_night_of_the_clock_change_ends_two_hours_later()
    {
        var entry = Calendar.Load(CalendarWriter.Write([Booking("a", new LocalDate(2026, 3, 29), "Europe/Berlin") with { Time = new LocalTime(1, 0) }]))!.Events[0]!;
        (entry.End!.AsUtc - entry.Start!.AsUtc).ShouldBe(TimeSpan.FromHours(2));
    }

    [Fact]
    public void What_others_wrote_brings_no_control_characters_into_the_file()
    {
        var written = CalendarWriter.Write([Booking("a", Days[0], "Europe/Dublin") with { RestaurantName = "Luigi\u001b[31m's\u0007", SpecialRequests = "quiet\u009b2J" }]);
        written.Where(char.IsControl).ShouldAllBe(character => character == '\r' || character == '\n');
        written.ShouldContain("Luigi[31m's");
    }

    private static Booking Booking(string id, LocalDate day, string? timeZone) => new()
    {
        Id = id,
        RestaurantName = "Luigi's",
        PhoneNumber = "+14155550142",
        TimeZone = timeZone,
        Date = day,
        Time = new LocalTime(19, 0),
        PartySize = 4,
        CustomerName = "John",
        CallId = "call",
        Status = Concierge.Contracts.BookingStatus.Confirmed,
        BookedAt = DateTimeOffset.UnixEpoch,
        UpdatedAt = DateTimeOffset.UnixEpoch,
    };

    // RFC 5545, 3.6.5: the start of a period is in the local time before it.
    private static List<(LocalDateTime Start, TimeSpan Offset, TimeSpan Before)> Periods(string calendar, string zone)
    {
        List<(LocalDateTime Start, TimeSpan Offset, TimeSpan Before)> periods = [];
        var lines = calendar.ReplaceLineEndings("\n").Replace("\n ", "", StringComparison.Ordinal).Split('\n');
        var first = Array.IndexOf(lines, $"TZID:{zone}");
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in lines.Skip(first).TakeWhile(line => line != "END:VTIMEZONE"))
        {
            if (line is "END:STANDARD" or "END:DAYLIGHT")
            {
                var start = NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss").Parse(values["DTSTART"]).Value;
                periods.Add((start, ParseOffset(values["TZOFFSETTO"]), ParseOffset(values["TZOFFSETFROM"])));
            }
            else if (line.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon)
            {
                values[line[..colon]] = line[(colon + 1)..];
            }
        }

        return [.. periods.OrderBy(period => period.Start)];
    }

    private static TimeSpan ParseOffset(string written)
    {
        var digits = written[1..];
        var size = new TimeSpan(int.Parse(digits[..2]), int.Parse(digits[2..4]), digits.Length > 4 ? int.Parse(digits[4..6]) : 0);
        return written[0] == '-' ? -size : size;
    }
}
