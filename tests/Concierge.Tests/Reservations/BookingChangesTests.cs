using Concierge.Contracts;
using Concierge.Options;
using Concierge.Reservations;
using Concierge.Restaurants;
using Concierge.Tests.Agents;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace Concierge.Tests.Reservations;

public sealed class BookingChangesTests
{
    private static readonly Booking Booked = new()
    {
        Id = "b1",
        RestaurantName = "Luigi's",
        PhoneNumber = "+14155550123",
        TimeZone = "America/Los_Angeles",
        Date = new LocalDate(2026, 11, 27),
        Time = new LocalTime(19, 0),
        PartySize = 4,
        CustomerName = "Ada Lovelace",
        SpecialRequests = "a quiet table",
        ConfirmationNumber = "BK472",
        CallId = "earlier",
        BookedAt = DateTimeOffset.UnixEpoch,
    };

    // What the restaurant is asked when nothing but the purpose is different.
    private static readonly ReservationDetails Same = new()
    {
        RestaurantName = "Luigi's",
        PhoneNumber = "+14155550123",
        TimeZone = "America/Los_Angeles",
        OpeningHours = "Mo-Su 17:00-23:00",
        Date = Booked.Date,
        Time = Booked.Time,
        PartySize = 4,
        CustomerName = "Ada Lovelace",
        CustomerPhone = "+14155550199",
        SpecialRequests = "a quiet table",
        Purpose = CallPurpose.Change,
        Existing = new ExistingBooking(Booked.Date, Booked.Time, 4, "BK472") { BookingId = "b1" },
    };

    public static TheoryData<BookingChangeRequest, ReservationDetails> Changes() => new()
    {
        { new BookingChangeRequest { Date = new LocalDate(2026, 11, 28) }, Same with { Date = new LocalDate(2026, 11, 28) } },
        { new BookingChangeRequest { Time = new LocalTime(20, 30) }, Same with { Time = new LocalTime(20, 30) } },
        { new BookingChangeRequest { PartySize = 5 }, Same with { PartySize = 5 } },
        { new BookingChangeRequest { SpecialRequests = " a high chair " }, Same with { SpecialRequests = "a high chair" } },
        { new BookingChangeRequest { Seating = " outside " }, Same with { Seating = "outside" } },
        { new BookingChangeRequest { PartySize = 5, SpecialRequests = " ", Seating = "" }, Same with { PartySize = 5 } },
        {
            new BookingChangeRequest { Time = new LocalTime(20, 0), EarliestTime = new LocalTime(19, 30), LatestTime = new LocalTime(21, 0) },
            Same with { Time = new LocalTime(20, 0), EarliestTime = new LocalTime(19, 30), LatestTime = new LocalTime(21, 0) }
        },
        {
            new BookingChangeRequest { Date = new LocalDate(2026, 11, 28), OtherDates = [new LocalDate(2026, 11, 29)] },
            Same with { Date = new LocalDate(2026, 11, 28), OtherDates = [new LocalDate(2026, 11, 29)] }
        },
        { new BookingChangeRequest { PartySize = 6, SmallestParty = 5 }, Same with { PartySize = 6, SmallestParty = 5 } },
        { new BookingChangeRequest { PartySize = 5, CallWhenOpen = true }, Same with { PartySize = 5, CallWhenOpen = true } },
        { new BookingChangeRequest { PartySize = 5, DespiteClosing = true }, Same with { PartySize = 5, DespiteClosing = true } },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task PrepareChange_TakesEveryFieldAndKeepsTheRest(BookingChangeRequest wanted, ReservationDetails expected) =>
        (await Service().PrepareChangeAsync(Booked, wanted, CancellationToken.None)).ShouldBe(expected);

    public static TheoryData<BookingChangeRequest> NoChanges() => new()
    {
        new BookingChangeRequest(),
        new BookingChangeRequest { Date = Booked.Date, Time = Booked.Time, PartySize = 4, SpecialRequests = "a quiet table " },
        new BookingChangeRequest { OtherDates = [new LocalDate(2026, 11, 28)], SmallestParty = 3, LatestTime = new LocalTime(20, 0) },
        new BookingChangeRequest { CallWhenOpen = true, DespiteClosing = true },
    };

    [Theory]
    [MemberData(nameof(NoChanges))]
    public async Task PrepareChange_BookedFirstChoice_IsUnchanged(BookingChangeRequest wanted) =>
        (await Should.ThrowAsync<ConciergeException>(() => Service().PrepareChangeAsync(Booked, wanted, CancellationToken.None)))
            .Error.ShouldBe(BookingErrors.Unchanged("Luigi's"));

    [Fact]
    public async Task PrepareChange_WhatCannotBeBooked_IsRefused()
    {
        (await Should.ThrowAsync<ConciergeException>(() => Service().PrepareChangeAsync(Booked, new BookingChangeRequest { PartySize = 13 }, CancellationToken.None)))
            .Error.Code.ShouldBe("request.party_size");
        (await Should.ThrowAsync<ConciergeException>(() => Service().PrepareChangeAsync(Booked, new BookingChangeRequest { Date = new LocalDate(2026, 11, 20) }, CancellationToken.None)))
            .Error.Code.ShouldBe("request.past_time");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task PrepareCancellation_NamesTheBookingAsItIs(bool callWhenOpen) =>
        (await Service().PrepareCancellationAsync(Booked, callWhenOpen, CancellationToken.None))
            .ShouldBe(Same with { Purpose = CallPurpose.Cancel, CallWhenOpen = callWhenOpen });

    [Theory]
    [InlineData(BookingStatus.Cancelled, 27, "reservation.cancelled", "The table at Luigi's on Friday 27 November at 7:00 PM is cancelled already.")]
    [InlineData(BookingStatus.Confirmed, 21, "reservation.past", "The table at Luigi's was for Saturday 21 November at 7:00 PM, which has passed.")]
    public async Task Closed_booking_is_neither_changed_nor_cancelled(BookingStatus status, int day, string code, string message)
    {
        var closed = Booked with { Status = status, Date = new LocalDate(2026, 11, day) };

        var change = await Should.ThrowAsync<ConciergeException>(() => Service().PrepareChangeAsync(closed, new BookingChangeRequest { PartySize = 5 }, CancellationToken.None));
        var cancellation = await Should.ThrowAsync<ConciergeException>(() => Service().PrepareCancellationAsync(closed, callWhenOpen: false, CancellationToken.None));

        change.Error.ShouldBe(new ConciergeError(code, message));
        cancellation.Error.ShouldBe(change.Error);
    }

    [Fact]
    public async Task Restaurant_that_the_directory_does_not_know_and_guest_without_a_number_leave_both_open()
    {
        var details = await Service(new GuestOptions { Phone = " " }, new FakeRestaurantDirectory()).PrepareChangeAsync(
            Booked with { SpecialRequests = null }, new BookingChangeRequest { PartySize = 5 }, CancellationToken.None);

        details.ShouldBe(Same with { PartySize = 5, CustomerPhone = null, OpeningHours = null, SpecialRequests = null });
    }

    private static BookingChanges Service(GuestOptions? guest = null, IRestaurantDirectory? directory = null)
    {
        var clock = new LocalClock(new FakeTimeProvider(new DateTimeOffset(2026, 11, 22, 15, 0, 0, TimeSpan.Zero)));
        return new BookingChanges(
            new ReservationValidator(clock),
            clock,
            directory ?? new FakeRestaurantDirectory(FakeRestaurantDirectory.Luigis with { OpeningHours = "Mo-Su 17:00-23:00" }),
            guest ?? new GuestOptions { Phone = " +14155550199 " });
    }
}
