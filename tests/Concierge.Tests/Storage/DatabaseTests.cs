using Concierge.Contracts;
using Concierge.Options;
using Concierge.Reservations;
using Concierge.Storage.Bookings;
using Concierge.Storage.Engines;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace Concierge.Tests.Storage;

/// <summary>What every database has to do.</summary>
public abstract class DatabaseTests(ITestDatabaseFactory databases)
{
    private DatabaseLocation? _location;

    private async Task<DatabaseLocation> LocationAsync() => _location ??= await databases.CreateAsync();

    private async Task<Database> OpenAsync() => new(await LocationAsync(), NullLogger<Database>.Instance);

    [SkippableFact]
    public async Task What_is_kept_comes_back_as_it_was()
    {
        await using var database = await OpenAsync();
        var booking = TestRows.Booking("abcdef");
        await database.UseAsync(
            async (context, token) =>
            {
                context.Add(booking);
                await context.SaveChangesAsync(token);
            },
            CancellationToken.None);

        var read = await database.UseAsync((context, token) => context.Bookings.SingleAsync(token), CancellationToken.None);

        (read.Date, read.Time, read.PartySize, read.Status).ShouldBe((booking.Date, booking.Time, booking.PartySize, BookingStatus.Confirmed));
        read.BookedAt.ShouldBe(booking.BookedAt);
        read.BookedAt.Offset.ShouldBe(TimeSpan.Zero);
        read.SealedRequests.ShouldBe(booking.SealedRequests);
    }

    [SkippableFact]
    public async Task Moments_are_compared_as_moments_whatever_their_offset()
    {
        await using var database = await OpenAsync();
        var noon = new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
        await database.UseAsync(
            async (context, token) =>
            {
                context.Add(TestRows.Booking("early", bookedAt: noon.AddMinutes(-1).ToOffset(TimeSpan.FromHours(9))));
                context.Add(TestRows.Booking("late", bookedAt: noon.AddMinutes(1).ToOffset(TimeSpan.FromHours(-9))));
                await context.SaveChangesAsync(token);
            },
            CancellationToken.None);

        var after = await database.UseAsync((context, token) => context.Bookings.Where(row => row.BookedAt > noon).Select(row => row.Id).ToListAsync(token), CancellationToken.None);

        after.ShouldBe(["late"]);
    }

    [SkippableFact]
    public async Task Several_that_open_an_empty_database_at_once_bring_it_up_to_date_once()
    {
        var location = await LocationAsync();
        var several = Enumerable.Range(0, 6).Select(_ => new Database(location, NullLogger<Database>.Instance)).ToList();

        await Task.WhenAll(several.Select(database => Task.Run(() => database.OpenAsync(CancellationToken.None))));

        foreach (var database in several)
        {
            (await database.UseAsync((context, token) => context.Bookings.CountAsync(token), CancellationToken.None)).ShouldBe(0);
            await database.DisposeAsync();
        }
    }

    [SkippableFact]
    public async Task A_database_of_a_newer_program_is_left_alone()
    {
        await using (var database = await OpenAsync())
        {
            await database.UseAsync(
                (context, token) => context.Database.ExecuteSqlRawAsync("""INSERT INTO "__EFMigrationsHistory" VALUES ('20990101000000_Later', '99.0.0')""", token),
                CancellationToken.None);
        }

        await using var older = await OpenAsync();

        (await Should.ThrowAsync<ConciergeException>(() => older.OpenAsync(CancellationToken.None))).Error.Code.ShouldBe("storage.too_new");
    }

    [SkippableFact]
    public async Task A_transaction_that_fails_leaves_nothing_behind()
    {
        await using var database = await OpenAsync();

        await Should.ThrowAsync<InvalidOperationException>(() => database.InTransactionAsync<int>(
            async (context, token) =>
            {
                context.Add(TestRows.Booking("abcdef"));
                await context.SaveChangesAsync(token);
                throw new InvalidOperationException();
            },
            CancellationToken.None));

        (await database.UseAsync((context, token) => context.Bookings.CountAsync(token), CancellationToken.None)).ShouldBe(0);
    }

    [SkippableFact]
    public async Task The_book_lists_what_is_to_come_and_finds_by_id_and_confirmation_number()
    {
        await using var database = await OpenAsync();
        var now = new DateTimeOffset(2026, 11, 22, 18, 30, 0, TimeSpan.Zero);
        var seal = TestRows.Seal;
        var book = new BookingReader(database, seal, new LocalClock(new Microsoft.Extensions.Time.Testing.FakeTimeProvider(now)));
        await database.UseAsync(
            async (context, token) =>
            {
                // 19:00 has passed in Berlin, where it is 19:30, and not in London.
                context.Add(TestRows.Booking("past", timeZone: "Europe/Berlin"));
                context.Add(TestRows.Booking("next", timeZone: "Europe/London"));
                context.Add(TestRows.Booking("later", date: new LocalDate(2026, 12, 24), confirmationNumber: "BK472"));
                context.Add(TestRows.Booking("gone", date: new LocalDate(2026, 12, 25), status: BookingStatus.Cancelled));
                await context.SaveChangesAsync(token);
            },
            CancellationToken.None);

        (await book.ListAsync(all: false, CancellationToken.None)).Select(booking => booking.Id).ShouldBe(["next", "later"]);
        (await book.ListAsync(all: true, CancellationToken.None)).Count.ShouldBe(4);
        (await book.FindAsync(" NEXT ", CancellationToken.None)).ShouldNotBeNull().SpecialRequests.ShouldBe(TestRows.Wishes);
        (await book.FindAsync("bk472", CancellationToken.None)).ShouldNotBeNull().Id.ShouldBe("later");
        (await book.FindAsync("nobody", CancellationToken.None)).ShouldBeNull();
    }
}
