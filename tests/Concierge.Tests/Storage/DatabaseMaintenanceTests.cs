using System.Security.Cryptography;
using Concierge.Checks;
using Concierge.Contracts;
using Concierge.Options;
using Concierge.Storage.Bookings;
using Concierge.Storage.Engines;
using Concierge.Storage.Maintenance;
using Concierge.Storage.Recovery;
using Concierge.Storage.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace Concierge.Tests.Storage;

/// <summary>Copies, backups and restores between SQLite and another database, and the rotation of the data key.</summary>
public abstract class DatabaseMaintenanceTests(ITestDatabaseFactory others) : IDisposable
{
    private static readonly byte[] Key = new byte[DataKeyFile.Length];

    private readonly SqliteTestDatabaseFactory _files = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("concierge-maintenance-").FullName;

    public void Dispose()
    {
        _files.Dispose();
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    [SkippableFact]
    public async Task Copy_EveryTable_IsReadableWithTheSameKey()
    {
        var (from, to) = (await CreateFilledAsync(), await others.CreateAsync());
        List<DatabaseProgress> progress = [];

        var report = await Create().CopyAsync(from, to, new Recorder(progress), CancellationToken.None);

        report.Tables.Where(table => table.Rows > 0).Select(table => (table.Table, table.Rows)).ShouldBe(
            [("bookings", 2), ("calls", 1), ("call_times", 1), ("requests", 1), ("restaurants", 2)], ignoreOrder: true);
        (report.Unreadable, report.Warning).ShouldBe((0, null));
        progress.ShouldContain(new DatabaseProgress("bookings", 2, 2));
        await ShouldBeFilledAsync(to);
        await using var copied = Open(to);
        var next = await copied.UseAsync(
            async (context, token) =>
            {
                var row = CreateRestaurant("Next", id: 0);
                context.Add(row);
                await context.SaveChangesAsync(token);
                return row.Id;
            },
            CancellationToken.None);
        next.ShouldBeGreaterThan(7, "the numbers of the copied rows are taken");
    }

    [SkippableFact]
    public async Task Copy_BackAndForth_LosesNothing()
    {
        var (from, to, back) = (await CreateFilledAsync(), await others.CreateAsync(), await _files.CreateAsync());

        await Create().CopyAsync(from, to, progress: null, CancellationToken.None);
        await Create().CopyAsync(to, back, progress: null, CancellationToken.None);

        await ShouldBeFilledAsync(back);
    }

    [SkippableFact]
    public async Task Copy_DatabaseThatIsNotEmpty_IsRefusedAndUnchanged()
    {
        var (from, to) = (await CreateFilledAsync(), await others.CreateAsync());
        await using var target = Open(to);
        await AddAsync(target, TestRows.Booking("other"));

        await ShouldBeRefusedAsync(Create().CopyAsync(from, to, progress: null, CancellationToken.None), "storage.not_empty");

        (await target.UseAsync((context, token) => context.Bookings.SingleAsync(token), CancellationToken.None)).Id.ShouldBe("other");
    }

    [SkippableFact]
    public async Task Copy_DatabaseInUse_IsRefused()
    {
        var (from, to) = (await CreateFilledAsync(), await others.CreateAsync());
        await using var source = Open(from);
        await using var server = new ServerHeartbeat(source, TimeProvider.System, NullLogger<ServerHeartbeat>.Instance);
        await server.StartAsync(CancellationToken.None);

        await ShouldBeRefusedAsync(Create().CopyAsync(from, to, progress: null, CancellationToken.None), "storage.in_use");
        await ShouldBeRefusedAsync(Create().RotateKeyAsync(from, Path.Combine(_folder, "key"), progress: null, CancellationToken.None), "storage.in_use");
    }

    [SkippableFact]
    public async Task Copy_WithoutTheKey_TellsWhatCannotBeRead()
    {
        var (from, to) = (await CreateFilledAsync(), await others.CreateAsync());

        var report = await Create(RandomNumberGenerator.GetBytes(DataKeyFile.Length)).CopyAsync(from, to, progress: null, CancellationToken.None);

        report.Unreadable.ShouldBe(3);
        report.Warning.ShouldNotBeNull().Code.ShouldBe("storage.wrong_key");
        report.Warning.Remedy.ShouldContain("CONCIERGE_DATA_KEY");
    }

    [SkippableFact]
    public async Task Backup_WhileAServerRuns_IsRestoredElsewhere()
    {
        var location = await others.CreateAsync();
        await using var database = Open(location);
        await FillAsync(database);
        await using var server = new ServerHeartbeat(database, TimeProvider.System, NullLogger<ServerHeartbeat>.Instance);
        await server.StartAsync(CancellationToken.None);
        var file = Path.Combine(_folder, "backup.db");

        await Create().BackUpAsync(location, file, progress: null, CancellationToken.None);
        await AddAsync(database, TestRows.Booking("later"));

        Directory.GetFiles(_folder).ShouldBe([file]);
        await ShouldBeRefusedAsync(Create().BackUpAsync(location, file, progress: null, CancellationToken.None), "storage.not_empty");
        var restored = await others.CreateAsync();
        await Create().RestoreAsync(file, restored, progress: null, CancellationToken.None);
        await ShouldBeFilledAsync(restored);
        await ShouldBeRefusedAsync(Create().RestoreAsync(file, restored, progress: null, CancellationToken.None), "storage.not_empty");
        await ShouldBeRefusedAsync(Create().RestoreAsync(Path.Combine(_folder, "no.db"), await others.CreateAsync(), progress: null, CancellationToken.None), "storage.not_found");
    }

    [SkippableFact]
    public async Task RotateKey_EverythingEncrypted_IsReadableWithTheNewKeyOnly()
    {
        var location = await others.CreateAsync();
        await using var database = Open(location);
        await FillAsync(database);
        var keyFile = Path.Combine(_folder, "new-key");

        var report = await Create().RotateKeyAsync(location, keyFile, progress: null, CancellationToken.None);

        (report.Encrypted, report.AlreadyNew, report.Unreadable, report.KeyFile).ShouldBe((3, 0, 0, keyFile));
        var key = DataKeyFile.Parse(await File.ReadAllTextAsync(keyFile)).ShouldNotBeNull();
        await ShouldBeFilledAsync(location, new GuestTextCipher(() => key));
        var row = await database.UseAsync((context, token) => context.Bookings.FirstAsync(token), CancellationToken.None);
        TestRows.Seal.Decrypt(row.SealedRequests).ShouldBeNull();

        // Interrupted after its transaction, it is begun once more with the former key.
        await AddAsync(database, TestRows.Booking("third"));
        var again = await Create().RotateKeyAsync(location, keyFile, progress: null, CancellationToken.None);
        (again.Encrypted, again.AlreadyNew, again.Unreadable).ShouldBe((1, 3, 0));
    }

    [SkippableFact]
    public async Task RotateKey_KeyOfTheEnvironmentWithoutAFileForTheNewOne_IsRefused()
    {
        await ShouldBeRefusedAsync(Create().RotateKeyAsync(await CreateFilledAsync(), keyFile: null, progress: null, CancellationToken.None), "option.invalid");
    }

    [SkippableFact]
    public async Task RotateKey_WrongKey_IsRefusedAndNothingIsChanged()
    {
        var from = await CreateFilledAsync();
        var wrong = Create(RandomNumberGenerator.GetBytes(DataKeyFile.Length));

        await ShouldBeRefusedAsync(wrong.RotateKeyAsync(from, Path.Combine(_folder, "key"), progress: null, CancellationToken.None), "storage.wrong_key");

        await ShouldBeFilledAsync(from);
    }

    [SkippableFact]
    public async Task Check_TheKeyOfTheDatabase_PassesAndAnotherFails()
    {
        var location = await others.CreateAsync();
        (await CheckKeyAsync(location, Key)).Status.ShouldBe(CheckStatus.Skipped, "There are no tables yet.");
        await using var database = Open(location);
        await FillAsync(database);

        var right = await CheckKeyAsync(location, Key);
        var wrong = await CheckKeyAsync(location, RandomNumberGenerator.GetBytes(DataKeyFile.Length));

        right.Status.ShouldBe(CheckStatus.Passed);
        wrong.Status.ShouldBe(CheckStatus.Failed);
        wrong.Text.ShouldContain("3 of 3");
        (wrong.Error!.Code, wrong.Error.Remedy.Length > 0).ShouldBe(("storage.wrong_key", true));
    }

    private static async Task<CheckResult> CheckKeyAsync(DatabaseLocation location, byte[] key)
    {
        await using var database = Open(location);
        return (await new DataKeyCheck(location, database, key).RunAsync(CancellationToken.None)).ShouldHaveSingleItem();
    }

    private static DatabaseMaintenance Create(byte[]? key = null) => new(key ?? Key, TimeProvider.System, NullLoggerFactory.Instance);

    private static Database Open(DatabaseLocation location) => new(location, NullLogger<Database>.Instance);

    private static async Task ShouldBeRefusedAsync(Task work, string code) => (await Should.ThrowAsync<ConciergeException>(work)).Error.Code.ShouldBe(code);

    private async Task<DatabaseLocation> CreateFilledAsync()
    {
        var location = await _files.CreateAsync();
        await using var database = Open(location);
        await FillAsync(database);
        return location;
    }

    private static Task FillAsync(Database database) => AddAsync(
        database,
        TestRows.Booking("first"),
        TestRows.Booking("second", bookedAt: new DateTimeOffset(2026, 11, 21, 23, 59, 59, 999, TimeSpan.FromHours(9))),
        CreateRestaurant("Luigi's", id: 3),
        CreateRestaurant("Da Mario", id: 7),
        new RequestRow { Id = "request", SessionId = "session", At = Now, State = RequestStatus.Called, Time = new LocalTime(19, 0), CallId = "call" },
        new CallTimeRow { Id = "call", CallId = "call", PlacedAt = Now, UserPrint = "", LinePrint = "0123abcd", ExpiresAt = Now.AddMinutes(4), Settled = true },
        new CallRow
        {
            Id = "call",
            OwnerId = "owner",
            Purpose = CallPurpose.Book,
            RestaurantName = "Luigi's",
            PhoneNumber = TestSettings.RestaurantPhone,
            Date = new LocalDate(2026, 11, 23),
            Time = new LocalTime(19, 0),
            PartySize = 4,
            Attempt = 1,
            CreatedAt = Now,
            DialledAt = Now,
            Outcome = CallOutcome.Confirmed,
            Price = 0.028m,
            SealedClaim = TestRows.Seal.Encrypt("claim"),
        });

    private static async Task ShouldBeFilledAsync(DatabaseLocation location, GuestTextCipher? cipher = null)
    {
        await using var database = Open(location);
        var (bookings, call, times, restaurants, requests) = await database.UseAsync(
            async (context, token) => (
                await context.Bookings.OrderBy(row => row.Id).ToListAsync(token),
                await context.Calls.SingleAsync(token),
                await context.CallTimes.SingleAsync(token),
                await context.Restaurants.OrderBy(row => row.Id).Select(row => row.Id).ToListAsync(token),
                await context.Requests.SingleAsync(token)),
            CancellationToken.None);
        bookings.Select(row => (cipher ?? TestRows.Seal).Decrypt(row.SealedRequests)).ShouldBe([TestRows.Wishes, TestRows.Wishes]);
        bookings[1].BookedAt.ShouldBe(new DateTimeOffset(2026, 11, 21, 14, 59, 59, 999, TimeSpan.Zero));
        (call.Price, call.Outcome, (cipher ?? TestRows.Seal).Decrypt(call.SealedClaim)).ShouldBe((0.028m, CallOutcome.Confirmed, "claim"));
        (times.PlacedAt, times.Settled, times.EndedAt).ShouldBe((Now, true, null));
        restaurants.ShouldBe([3, 7]);
        (requests.Time, requests.CallId).ShouldBe((new LocalTime(19, 0), "call"));
    }

    private static DateTimeOffset Now { get; } = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    private static RestaurantRow CreateRestaurant(string name, long id) => new()
    {
        Id = id,
        Name = name,
        NormalizedName = name.ToLowerInvariant(),
        PhoneNumber = "+14155550142",
        Source = "test",
        SourceId = name,
        UpdatedAt = Now,
    };

    private static Task AddAsync(Database database, params object[] rows) => database.UseAsync(
        async (context, token) =>
        {
            context.AddRange(rows);
            await context.SaveChangesAsync(token);
        },
        CancellationToken.None);

    private sealed class Recorder(List<DatabaseProgress> reports) : IProgress<DatabaseProgress>
    {
        public void Report(DatabaseProgress value) => reports.Add(value);
    }
}
