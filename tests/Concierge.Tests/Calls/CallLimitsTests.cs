using Concierge.Calls.Limits;
using Concierge.Contracts;
using Concierge.Options;
using Microsoft.Extensions.Time.Testing;

namespace Concierge.Tests.Calls;

public sealed class CallLimitsTests : IDisposable
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 22, 17, 40, 0, TimeSpan.Zero));
    private readonly string _folder = Directory.CreateTempSubdirectory("concierge-limits").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Take_SixthCallInAnHour_IsRefusedWithTheRetryTime()
    {
        var limits = CreateLimits(new InMemoryCallTimeStore());
        await TakeAsync(limits, 5);

        var exception = await Should.ThrowAsync<ConciergeException>(() => limits.TakeAsync(CancellationToken.None));

        exception.Error.Code.ShouldBe("limit.hour");
        exception.Error.Remedy.ShouldContain("18:40");
    }

    [Fact]
    public async Task Take_AnHourLater_SucceedsUntilTheDailyLimit()
    {
        var limits = CreateLimits(new InMemoryCallTimeStore());
        for (var hour = 0; hour < 4; hour++)
        {
            await TakeAsync(limits, 5);
            _time.Advance(TimeSpan.FromMinutes(61));
        }

        var exception = await Should.ThrowAsync<ConciergeException>(() => limits.TakeAsync(CancellationToken.None));

        exception.Error.Code.ShouldBe("limit.day");
        exception.Error.Remedy.ShouldContain("tomorrow");
    }

    [Fact]
    public async Task Take_Refused_CountsNothing()
    {
        var limits = CreateLimits(new InMemoryCallTimeStore());
        await TakeAsync(limits, 5);
        await Should.ThrowAsync<ConciergeException>(() => limits.TakeAsync(CancellationToken.None));
        _time.Advance(TimeSpan.FromMinutes(61));

        await TakeAsync(limits, 5);
    }

    [Fact]
    public async Task Take_NewProcess_ContinuesTheCount()
    {
        var path = Path.Combine(_folder, "new", "call-times.json");
        await TakeAsync(CreateLimits(new FileCallTimeStore(path, _time)), 5);

        await Should.ThrowAsync<ConciergeException>(() => CreateLimits(new FileCallTimeStore(path, _time)).TakeAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Take_ConcurrentStoresOnOneFile_NeverExceedTheLimit()
    {
        var path = Path.Combine(_folder, "call-times.json");
        var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            try
            {
                await CreateLimits(new FileCallTimeStore(path, TimeProvider.System)).TakeAsync(CancellationToken.None);
                return 1;
            }
            catch (ConciergeException)
            {
                return 0;
            }
        })));

        taken.Sum().ShouldBe(5);
    }

    [Fact]
    public async Task Take_DamagedFile_CountsAsEmpty()
    {
        var path = Path.Combine(_folder, "call-times.json");
        await File.WriteAllTextAsync(path, "{ half");

        await CreateLimits(new FileCallTimeStore(path, _time)).TakeAsync(CancellationToken.None);
    }

    [Fact]
    public async Task Take_FolderNotWritable_Throws()
    {
        var fileInsteadOfFolder = Path.Combine(_folder, "file");
        await File.WriteAllTextAsync(fileInsteadOfFolder, "");

        var exception = await Should.ThrowAsync<ConciergeException>(
            () => CreateLimits(new FileCallTimeStore(Path.Combine(fileInsteadOfFolder, "call-times.json"), _time)).TakeAsync(CancellationToken.None));

        exception.Error.Code.ShouldBe("data.not_writable");
    }

    [Fact]
    public async Task Take_RestaurantHasAnswered_NeedsAPause()
    {
        var limits = CreateLimits(new InMemoryCallTimeStore());
        await limits.ReleaseAsync(await limits.TakeAsync(Number, CallPurpose.Book, CancellationToken.None), CallOutcome.Confirmed);

        var exception = await Should.ThrowAsync<ConciergeException>(() => limits.TakeAsync(Number, CallPurpose.Book, CancellationToken.None));
        exception.Error.Code.ShouldBe("limit.pause");
        exception.Error.Remedy.ShouldContain("17:41");
        await limits.TakeAsync("+14155550999", CallPurpose.Book, CancellationToken.None);

        _time.Advance(TimeSpan.FromSeconds(31));
        await limits.TakeAsync(Number, CallPurpose.Book, CancellationToken.None);
    }

    [Theory]
    [InlineData(CallPurpose.Change)]
    [InlineData(CallPurpose.Cancel)]
    public async Task Take_ChangeOrCancel_NeedsNoPause(CallPurpose purpose)
    {
        var limits = CreateLimits(new InMemoryCallTimeStore());
        await limits.ReleaseAsync(await limits.TakeAsync(Number, CallPurpose.Book, CancellationToken.None), CallOutcome.Confirmed);

        await limits.TakeAsync(Number, purpose, CancellationToken.None);
    }

    [Theory]
    [InlineData(CallOutcome.NoAnswer)]
    [InlineData(CallOutcome.Busy)]
    [InlineData(CallOutcome.Failed)]
    [InlineData(CallOutcome.AlternativeOffered)]
    [InlineData(CallOutcome.NeedsCustomer)]
    [InlineData(CallOutcome.Cancelled)]
    public async Task Take_NoFinalAnswer_NeedsNoPause(CallOutcome outcome)
    {
        var limits = CreateLimits(new InMemoryCallTimeStore());
        await limits.ReleaseAsync(await limits.TakeAsync(Number, CallPurpose.Book, CancellationToken.None), outcome);

        await limits.TakeAsync(Number, CallPurpose.Book, CancellationToken.None);
    }

    [Fact]
    public async Task Take_LineInUse_IsRefusedAlsoInAnotherProcess()
    {
        var path = Path.Combine(_folder, "call-times.json");
        var reservation = await CreateLimits(new FileCallTimeStore(path, _time)).TakeAsync(Number, CallPurpose.Book, CancellationToken.None);

        var other = CreateLimits(new FileCallTimeStore(path, _time));
        (await Should.ThrowAsync<ConciergeException>(() => other.TakeAsync(Number, CallPurpose.Cancel, CancellationToken.None)))
            .Error.Code.ShouldBe("limit.line");
        await other.ReleaseAsync(reservation, CallOutcome.NoAnswer);

        await other.TakeAsync(Number, CallPurpose.Book, CancellationToken.None);
    }

    [Fact]
    public async Task Take_ProcessWasKilled_FreesTheLineAfterTheTimeLimit()
    {
        var limits = CreateLimits(new InMemoryCallTimeStore());
        await limits.TakeAsync(Number, CallPurpose.Book, CancellationToken.None);

        _time.Advance(TimeSpan.FromMinutes(4) + TimeSpan.FromSeconds(1));

        await limits.TakeAsync(Number, CallPurpose.Book, CancellationToken.None);
    }

    [Fact]
    public async Task Take_File_HoldsNeitherNumberNorUser()
    {
        var path = Path.Combine(_folder, "call-times.json");
        CurrentUser.SetName("ann@example.com");

        await CreateLimits(new FileCallTimeStore(path, _time)).TakeAsync(Number, CallPurpose.Book, CancellationToken.None);

        var text = await File.ReadAllTextAsync(path);
        text.ShouldNotContain("4155550");
        text.ShouldNotContain("ann");
    }

    private const string Number = "+14155550142";

    private CallLimits CreateLimits(ICallTimeStore times) => new(new CallLimitOptions(), new CallOptions(), times, _time);

    private static async Task TakeAsync(CallLimits limits, int calls)
    {
        for (var i = 0; i < calls; i++)
        {
            await limits.TakeAsync(CancellationToken.None);
        }
    }
}
