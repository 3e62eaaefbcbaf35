using Concierge.Calls;
using Concierge.Settings;
using Microsoft.Extensions.Time.Testing;

namespace Concierge.Tests.Calls;

public sealed class CallLimitsTests : IDisposable
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 22, 17, 40, 0, TimeSpan.Zero));
    private readonly string _folder = Directory.CreateTempSubdirectory("concierge-limits").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_sixth_call_in_an_hour_is_refused_with_the_time_it_may_be_made()
    {
        var limits = Limits(new CallTimesInMemory());
        await TakeAsync(limits, 5);

        var refused = await Should.ThrowAsync<ConciergeException>(() => limits.TakeAsync(CancellationToken.None));

        refused.Error.Code.ShouldBe("limit.hour");
        refused.Error.Remedy.ShouldContain("18:40");
    }

    [Fact]
    public async Task An_hour_later_calls_go_on_until_the_days_limit()
    {
        var limits = Limits(new CallTimesInMemory());
        for (var hour = 0; hour < 4; hour++)
        {
            await TakeAsync(limits, 5);
            _time.Advance(TimeSpan.FromMinutes(61));
        }

        var refused = await Should.ThrowAsync<ConciergeException>(() => limits.TakeAsync(CancellationToken.None));

        refused.Error.Code.ShouldBe("limit.day");
        refused.Error.Remedy.ShouldContain("tomorrow");
    }

    [Fact]
    public async Task A_refused_call_takes_no_place()
    {
        var limits = Limits(new CallTimesInMemory());
        await TakeAsync(limits, 5);
        await Should.ThrowAsync<ConciergeException>(() => limits.TakeAsync(CancellationToken.None));
        _time.Advance(TimeSpan.FromMinutes(61));

        await TakeAsync(limits, 5);
    }

    [Fact]
    public async Task A_new_process_counts_on()
    {
        var path = Path.Combine(_folder, "new", "call-times.json");
        await TakeAsync(Limits(new CallTimesFile(path, _time)), 5);

        await Should.ThrowAsync<ConciergeException>(() => Limits(new CallTimesFile(path, _time)).TakeAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Two_processes_at_once_do_not_share_a_place()
    {
        var path = Path.Combine(_folder, "call-times.json");
        var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            try
            {
                await Limits(new CallTimesFile(path, TimeProvider.System)).TakeAsync(CancellationToken.None);
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
    public async Task A_damaged_file_counts_as_empty()
    {
        var path = Path.Combine(_folder, "call-times.json");
        await File.WriteAllTextAsync(path, "{ half");

        await Limits(new CallTimesFile(path, _time)).TakeAsync(CancellationToken.None);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_to_is_told()
    {
        var inTheWay = Path.Combine(_folder, "file");
        await File.WriteAllTextAsync(inTheWay, "");

        var refused = await Should.ThrowAsync<ConciergeException>(
            () => Limits(new CallTimesFile(Path.Combine(inTheWay, "call-times.json"), _time)).TakeAsync(CancellationToken.None));

        refused.Error.Code.ShouldBe("data.not_writable");
    }

    private CallLimits Limits(ICallTimes times) => new(new ConciergeSettings(), times, _time);

    private static async Task TakeAsync(CallLimits limits, int calls)
    {
        for (var i = 0; i < calls; i++)
        {
            await limits.TakeAsync(CancellationToken.None);
        }
    }
}
