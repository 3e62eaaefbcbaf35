using Concierge.Options;
using Concierge.Reservations;
using Concierge.Storage.Bookings;
using Concierge.Storage.Engines;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace Concierge.Tests.Storage;

/// <summary>A book that begins with bookings, as a rehearsal of cancelling one needs it.</summary>
public sealed class BookingImporterTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Imported_bookings_are_listed_like_any_other()
    {
        await using var database = new Database(DatabaseLocation.CreateTemporary(), NullLogger<Database>.Instance);
        var seal = new GuestTextCipher(() => new byte[32]);
        var booking = new Booking
        {
            Id = "before",
            RestaurantName = "Luigi's",
            PhoneNumber = TestSettings.RestaurantPhone,
            Date = new LocalDate(2026, 11, 24),
            Time = new LocalTime(19, 0),
            PartySize = 4,
            CustomerName = "John Smith",
            SpecialRequests = "a high chair",
            ConfirmationNumber = "BK472",
            CallId = "before",
            BookedAt = Now,
            UpdatedAt = Now,
        };

        await new BookingImporter(database, seal).AddAsync([booking], CancellationToken.None);

        var book = new BookingReader(database, seal, new LocalClock(new FakeTimeProvider(Now)));
        (await book.ListAsync(all: false, CancellationToken.None)).ShouldBe([booking]);
        (await book.FindAsync("bk472", CancellationToken.None)).ShouldBe(booking);
    }
}
