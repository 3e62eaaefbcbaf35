using Concierge.Calls.Limits;
using Concierge.Contracts;
using Concierge.Options;
using Concierge.Storage.Engines;
using Concierge.Storage.Limits;
using Concierge.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace Concierge.Tests.Limits;

/// <summary>The limits of calls in a database, and the takeover of the file of earlier versions.</summary>
public abstract class SqlCallLimitsTests(ITestDatabaseFactory databases) : CallLimitsTests, IAsyncLifetime
{
    private const string Number = "+14155550142";

    private readonly string _folder = Directory.CreateTempSubdirectory("concierge-limits-").FullName;
    private readonly List<Database> _opened = [];
    private DatabaseLocation? _location;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var database in _opened)
        {
            await database.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    [SkippableFact]
    public async Task Take_AnotherProcess_ContinuesTheCount()
    {
        var limits = CreateLimits(await OpenStoreAsync());
        for (var call = 0; call < 5; call++)
        {
            await limits.TakeAsync($"call{call}", $"+1415555012{call}", CallPurpose.Book, CancellationToken.None);
        }

        var other = CreateLimits(await OpenStoreAsync());

        (await Should.ThrowAsync<ConciergeException>(() => other.TakeAsync("call", Number, CallPurpose.Book, CancellationToken.None)))
            .Error.Code.ShouldBe("limit.hour");
    }

    [SkippableFact]
    public async Task Rows_HoldNeitherNumberNorUser()
    {
        CurrentUser.SetName("ann@example.com");
        await CreateLimits(await OpenStoreAsync()).TakeAsync("call", Number, CallPurpose.Book, CancellationToken.None);

        var row = await _opened[0].UseAsync((context, token) => context.CallTimes.SingleAsync(token), CancellationToken.None);

        (row.UserPrint.Length, row.LinePrint.Length).ShouldBe((8, 8));
        (row.UserPrint + row.LinePrint).ShouldAllBe(character => char.IsAsciiHexDigitLower(character));
    }

    [SkippableFact]
    public async Task FileOfAnEarlierVersion_IsTakenOverOnce()
    {
        var file = await WriteFileAsync($$"""
            [{"Id":"aaaaaaaaaaaa","At":"2026-11-22T17:30:00+00:00","User":null,"Line":"{{CurrentUser.ComputeFingerprint(Number)}}","Ended":"2026-11-22T17:39:50+00:00","Settled":true},
             {"Id":"bbbbbbbbbbbb","At":"2026-11-22T17:31:00+00:00","User":null,"Line":null,"Ended":null,"Settled":false},
             {"Id":"cccccccccccc","At":"2026-11-20T17:31:00+00:00","User":null,"Line":null,"Ended":null,"Settled":false}]
            """);
        var limits = CreateLimits(await OpenStoreAsync(file));

        (await Should.ThrowAsync<ConciergeException>(() => limits.TakeAsync("call", Number, CallPurpose.Book, CancellationToken.None)))
            .Error.Code.ShouldBe("limit.pause");
        (await limits.GetUsageAsync(Number, CallPurpose.Book, CancellationToken.None)).Single(limit => limit.Name == "day").Used.ShouldBe(2);

        File.Exists(file).ShouldBeFalse();
        File.Exists($"{file}.imported").ShouldBeTrue();
        File.Move($"{file}.imported", file);
        await CreateLimits(await OpenStoreAsync(file)).GetUsageAsync(Number, CallPurpose.Book, CancellationToken.None);
        (await _opened[0].UseAsync((context, token) => context.CallTimes.CountAsync(token), CancellationToken.None)).ShouldBe(2);
    }

    [SkippableFact]
    public async Task DamagedFileOfAnEarlierVersion_CountsAsEmpty()
    {
        var file = await WriteFileAsync("{ half");

        await CreateLimits(await OpenStoreAsync(file)).TakeAsync("call", Number, CallPurpose.Book, CancellationToken.None);

        File.Exists($"{file}.imported").ShouldBeTrue();
    }

    private protected override Task<ICallLimitStore> OpenStoreAsync() => OpenStoreAsync(file: null);

    private async Task<ICallLimitStore> OpenStoreAsync(string? file)
    {
        var database = new Database(_location ??= await databases.CreateAsync(), NullLogger<Database>.Instance);
        _opened.Add(database);
        var importer = new CallTimesImporter(file, database, new CallOptions(), Time, NullLogger<CallTimesImporter>.Instance);

        // Opened before: the deadlines of the limits are real time here, and the clock of the test stands still.
        await database.OpenAsync(CancellationToken.None);
        return new SqlCallLimitStore(database, importer, Time, NullLogger<SqlCallLimitStore>.Instance) { Deadline = TimeSpan.FromMinutes(1) };
    }

    private CallLimits CreateLimits(ICallLimitStore store) => new(new CallLimitOptions(), new CallOptions(), store, Time);

    private async Task<string> WriteFileAsync(string text)
    {
        var file = Path.Combine(_folder, "call-times.json");
        await File.WriteAllTextAsync(file, text);
        return file;
    }
}
