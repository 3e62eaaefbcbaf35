using System.Data.Common;
using Concierge.Contracts;
using Concierge.Options;
using Concierge.Storage;
using Concierge.Storage.Bookings;
using Concierge.Storage.Engines;
using Concierge.Storage.Schema;
using Concierge.Tests.Calls;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Concierge.Tests.Storage;

/// <summary>A file that cannot be used: one clear sentence, and no call that is lost for it.</summary>
public sealed class SqliteFailureTests(SqliteTestDatabaseFactory files) : IClassFixture<SqliteTestDatabaseFactory>
{
    [Fact]
    public async Task A_full_disk_is_said_to_be_full()
    {
        await using var database = await OpenAsync("PRAGMA max_page_count = 1");

        var error = await FailureAsync(() => database.UseAsync(FillAsync, CancellationToken.None));

        error.Code.ShouldBe("storage.full");
        error.Message.ShouldContain("full");
    }

    [Fact]
    public async Task A_file_that_may_not_be_written_is_said_so()
    {
        await using var database = await OpenAsync("PRAGMA query_only = ON");

        (await FailureAsync(() => database.UseAsync(FillAsync, CancellationToken.None))).Code.ShouldBe("storage.read_only");
    }

    [Fact]
    public async Task A_file_that_another_program_holds_is_said_so()
    {
        var location = await files.CreateAsync();
        await using var database = new Database(location, NullLogger<Database>.Instance);
        await database.OpenAsync(CancellationToken.None);
        await using var other = new SqliteConnection($"Data Source={location.File}");
        await other.OpenAsync();
        await using var holding = other.CreateCommand();
        holding.CommandText = "BEGIN IMMEDIATE";
        await holding.ExecuteNonQueryAsync();

        (await FailureAsync(() => database.UseAsync(FillAsync, CancellationToken.None))).Code.ShouldBe("storage.locked");

        holding.CommandText = "ROLLBACK";
        await holding.ExecuteNonQueryAsync();
        await database.UseAsync(FillAsync, CancellationToken.None);
    }

    [Fact]
    public async Task A_file_that_is_created_slowly_is_waited_for()
    {
        CountingTimeProvider time = new(DateTimeOffset.UnixEpoch);
        var location = await files.CreateAsync();
        await using var database = new Database(location, NullLogger<Database>.Instance, new SlowStart(time)) { TimeProvider = time };

        await database.UseAsync(FillAsync, CancellationToken.None);

        time.GetUtcNow().ShouldBeGreaterThan(DateTimeOffset.UnixEpoch + Database.DefaultDeadline);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_said_to_be_damaged()
    {
        var location = await files.CreateAsync();
        Directory.CreateDirectory(Path.GetDirectoryName(location.File)!);
        await File.WriteAllTextAsync(location.File!, string.Concat(Enumerable.Repeat("This is a letter, not a database. ", 100)));
        await using var database = new Database(location, NullLogger<Database>.Instance);

        (await FailureAsync(() => database.OpenAsync(CancellationToken.None))).Code.ShouldBe("storage.damaged");
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_said_so()
    {
        await using var database = new Database(DatabaseLocation.FromFile("/proc/nowhere/concierge.db"), NullLogger<Database>.Instance);

        var error = await FailureAsync(() => database.OpenAsync(CancellationToken.None));

        error.Code.ShouldStartWith("storage.");
        error.Message.ShouldContain("/proc/nowhere/concierge.db");
    }

    [Fact]
    public async Task The_file_is_its_owners_alone()
    {
        var location = await files.CreateAsync();
        await using var database = new Database(location, NullLogger<Database>.Instance);
        await database.UseAsync(FillAsync, CancellationToken.None);

        if (!OperatingSystem.IsWindows())
        {
            foreach (var file in (string[])[location.File!, $"{location.File}-wal"])
            {
                File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite, file);
            }
        }
    }

    [Fact]
    public async Task A_lock_that_a_killed_migration_left_behind_holds_nobody_up()
    {
        var location = await files.CreateAsync();
        Directory.CreateDirectory(Path.GetDirectoryName(location.File)!);
        await using (var killed = new SqliteConnection($"Data Source={location.File};Pooling=False"))
        {
            await killed.OpenAsync();
            await using var command = killed.CreateCommand();
            command.CommandText = """CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER PRIMARY KEY, "Timestamp" TEXT NOT NULL); INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-01-01')""";
            await command.ExecuteNonQueryAsync();
        }

        await using var database = new Database(location, NullLogger<Database>.Instance);

        await Until.DoneAsync(database.OpenAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Nobody_is_called_when_the_call_cannot_be_written_down()
    {
        await using var host = await CreateHostAsync(new Trouble());
        host.Services.GetRequiredService<Trouble>().IsOn = true;

        var refused = await Should.ThrowAsync<ConciergeException>(() => host.Caller.StartAsync(CallTestHost.Details, CancellationToken.None));

        refused.Error.Code.ShouldBe("storage.full");
        host.Twilio.Creates.ShouldBe(0);
    }

    [Fact]
    public async Task A_call_under_way_is_told_with_a_warning_and_written_down_when_that_is_possible_again()
    {
        var trouble = new Trouble();
        await using var host = await CreateHostAsync(trouble);
        var session = await host.AgreedAsync();
        trouble.IsOn = true;

        session.OnCarrierStatus(CarrierStatus.Completed);

        var result = await Until.DoneAsync(session.Call.Completion);
        result.Outcome.ShouldBe(CallOutcome.Confirmed);
        var warning = (await CallTestHost.EventsAsync(session, happened => happened.Kind == CallEventKind.Outcome)).Single(happened => happened.Kind == CallEventKind.Warning).Warning!;
        (warning.Code, warning.Message.Contains("make a note of it", StringComparison.Ordinal)).ShouldBe(("storage.full", true));
        (await host.Book().ListAsync(all: true, CancellationToken.None)).ShouldBeEmpty();

        trouble.IsOn = false;
        for (var tries = 0; (await host.Book().ListAsync(all: true, CancellationToken.None)).Count == 0; tries++)
        {
            tries.ShouldBeLessThan(5000, "the booking to be written");
            host.Time.Advance(TimeSpan.FromMilliseconds(50));
        }

        (await host.Book().FindAsync("BK472", CancellationToken.None)).ShouldNotBeNull().Id.ShouldBe(result.BookingId);
    }

    private static async Task FillAsync(ConciergeContext context, CancellationToken cancellationToken)
    {
        for (var i = 0; i < 50; i++)
        {
            context.Add(TestRows.Booking(BookingMapper.NewId()));
        }

        await context.SaveChangesAsync(cancellationToken);
    }

    private static async Task<ConciergeError> FailureAsync(Func<Task> work) => (await Should.ThrowAsync<ConciergeException>(work)).Error;

    private async Task<Database> OpenAsync(string pragma)
    {
        var location = await files.CreateAsync();
        await using (var database = new Database(location, NullLogger<Database>.Instance))
        {
            await database.OpenAsync(CancellationToken.None);
        }

        return new Database(location, NullLogger<Database>.Instance, new Saying(pragma));
    }

    private async Task<CallTestHost> CreateHostAsync(Trouble trouble)
    {
        var location = await files.CreateAsync();
        return new CallTestHost(add: services =>
        {
            services.AddSingleton(trouble);
            services.AddCallRecords();
            services.AddSingleton(new Database(location, NullLogger<Database>.Instance, trouble));
        });
    }

    /// <summary>Says something to every connection.</summary>
    private sealed class Saying(string pragma) : DbConnectionInterceptor
    {
        public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = pragma;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    /// <summary>Takes longer than a deadline to open the first connection.</summary>
    private sealed class SlowStart(CountingTimeProvider time) : DbConnectionInterceptor
    {
        private int _opened;

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            if (Interlocked.Exchange(ref _opened, 1) == 0)
            {
                time.Advance(Database.DefaultDeadline * 2);
            }

            return Task.CompletedTask;
        }
    }

    /// <summary>A disk that is full as long as it is on: what is committed does not get there.</summary>
    private sealed class Trouble : DbTransactionInterceptor
    {
        public bool IsOn { get; set; }

        public override ValueTask<InterceptionResult> TransactionCommittingAsync(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
            IsOn ? throw new SqliteException("database or disk is full", 13) : ValueTask.FromResult(result);
    }
}
