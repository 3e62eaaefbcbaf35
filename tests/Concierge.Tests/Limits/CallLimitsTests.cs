using Concierge.Calls.Limits;
using Concierge.Contracts;
using Concierge.Options;
using Microsoft.Extensions.Time.Testing;

namespace Concierge.Tests.Limits;

/// <summary>The limits of calls, with each store of call times.</summary>
public abstract class CallLimitsTests
{
    private const string Number = "+14155550142";
    private const string OtherNumber = "+14155550999";

    private int _calls;

    private protected FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 22, 17, 40, 0, TimeSpan.Zero));

    [SkippableFact]
    public async Task Take_SixthCallInAnHour_IsRefusedWithTheRetryTime()
    {
        var limits = await CreateLimitsAsync();
        await TakeAsync(limits, 5);

        var exception = await Should.ThrowAsync<ConciergeException>(() => TakeRetryAsync(limits));

        exception.Error.Code.ShouldBe("limit.hour");
        exception.Error.Remedy.ShouldContain("18:40");
    }

    [SkippableFact]
    public async Task Take_AnHourLater_SucceedsUntilTheDailyLimit()
    {
        var limits = await CreateLimitsAsync();
        for (var hour = 0; hour < 4; hour++)
        {
            await TakeAsync(limits, 5);
            Time.Advance(TimeSpan.FromMinutes(61));
        }

        var exception = await Should.ThrowAsync<ConciergeException>(() => TakeRetryAsync(limits));

        exception.Error.Code.ShouldBe("limit.day");
        exception.Error.Remedy.ShouldContain("tomorrow");
    }

    [SkippableFact]
    public async Task Take_Refused_CountsNothing()
    {
        var limits = await CreateLimitsAsync();
        await TakeAsync(limits, 5);
        await Should.ThrowAsync<ConciergeException>(() => TakeRetryAsync(limits));
        Time.Advance(TimeSpan.FromMinutes(61));

        await TakeAsync(limits, 5);
    }

    [SkippableFact]
    public async Task Take_AnotherUser_HasTheirOwnCount()
    {
        var limits = await CreateLimitsAsync();
        await TakeAsync(limits, 5);

        await limits.TakeRetryAsync("other", 2, "0123abcd", CancellationToken.None);
    }

    [SkippableFact]
    public async Task Take_ConcurrentCalls_NeverExceedTheLimit()
    {
        var limits = await CreateLimitsAsync();

        var taken = await Task.WhenAll(Enumerable.Range(0, 12).Select(call => Task.Run(async () =>
        {
            try
            {
                await limits.TakeRetryAsync($"call{call}", 2, user: null, CancellationToken.None);
                return 1;
            }
            catch (ConciergeException exception) when (exception.Error.Code == "limit.hour")
            {
                return 0;
            }
        })));

        taken.Sum().ShouldBe(5);
    }

    [SkippableFact]
    public async Task Forget_CallThatWasNotPlaced_DoesNotCount()
    {
        var limits = await CreateLimitsAsync();
        await TakeAsync(limits, 4);
        var attempt = await limits.TakeAsync("call", Number, CallPurpose.Book, CancellationToken.None);

        await limits.ForgetAsync(attempt);

        await limits.TakeAsync("next", Number, CallPurpose.Book, CancellationToken.None);
    }

    [SkippableFact]
    public async Task Take_RestaurantHasAnswered_NeedsAPause()
    {
        var store = await CreateStoreAsync();
        var limits = CreateLimits(store);
        await AnswerAsync(store, limits, CallOutcome.Confirmed);

        var exception = await Should.ThrowAsync<ConciergeException>(() => limits.TakeAsync("again", Number, CallPurpose.Book, CancellationToken.None));
        exception.Error.Code.ShouldBe("limit.pause");
        exception.Error.Remedy.ShouldContain("17:41");
        await limits.TakeAsync("other", OtherNumber, CallPurpose.Book, CancellationToken.None);

        Time.Advance(TimeSpan.FromSeconds(31));
        await limits.TakeAsync("later", Number, CallPurpose.Book, CancellationToken.None);
    }

    [SkippableTheory]
    [InlineData(CallPurpose.Change)]
    [InlineData(CallPurpose.Cancel)]
    public async Task Take_ChangeOrCancel_NeedsNoPause(CallPurpose purpose)
    {
        var store = await CreateStoreAsync();
        var limits = CreateLimits(store);
        await AnswerAsync(store, limits, CallOutcome.Confirmed);

        await limits.TakeAsync("again", Number, purpose, CancellationToken.None);
    }

    [SkippableTheory]
    [InlineData(CallOutcome.NoAnswer)]
    [InlineData(CallOutcome.Busy)]
    [InlineData(CallOutcome.Failed)]
    [InlineData(CallOutcome.AlternativeOffered)]
    [InlineData(CallOutcome.NeedsCustomer)]
    [InlineData(CallOutcome.Cancelled)]
    public async Task Take_NoFinalAnswer_NeedsNoPause(CallOutcome outcome)
    {
        var store = await CreateStoreAsync();
        var limits = CreateLimits(store);
        await AnswerAsync(store, limits, outcome);

        await limits.TakeAsync("again", Number, CallPurpose.Book, CancellationToken.None);
    }

    [SkippableFact]
    public async Task Take_LineInUse_IsRefusedUntilTheCallEnds()
    {
        var limits = await CreateLimitsAsync();
        await limits.TakeAsync("call", Number, CallPurpose.Book, CancellationToken.None);

        (await Should.ThrowAsync<ConciergeException>(() => limits.TakeAsync("again", Number, CallPurpose.Cancel, CancellationToken.None)))
            .Error.Code.ShouldBe("limit.line");
        await limits.EndAsync("call");

        await limits.TakeAsync("later", Number, CallPurpose.Book, CancellationToken.None);
    }

    [SkippableFact]
    public async Task Take_ProcessWasKilled_FreesTheLineAfterTheTimeLimit()
    {
        var limits = await CreateLimitsAsync();
        await limits.TakeAsync("call", Number, CallPurpose.Book, CancellationToken.None);

        Time.Advance(TimeSpan.FromMinutes(4) + TimeSpan.FromSeconds(1));

        await limits.TakeAsync("later", Number, CallPurpose.Book, CancellationToken.None);
    }

    [SkippableFact]
    public async Task Take_AllServersHaveTheirMaximumInTotal_IsRefusedUntilACallEnds()
    {
        var limits = CreateLimits(await CreateStoreAsync(), new CallLimitOptions { MaxCallsTotal = 1 });
        await limits.TakeAsync("call", Number, CallPurpose.Book, CancellationToken.None);

        (await Should.ThrowAsync<ConciergeException>(() => limits.TakeAsync("again", OtherNumber, CallPurpose.Book, CancellationToken.None)))
            .Error.Code.ShouldBe("limit.total");
        await limits.EndAsync("call");

        await limits.TakeAsync("later", OtherNumber, CallPurpose.Book, CancellationToken.None);
    }

    [SkippableFact]
    public async Task GetUsage_TellsWhatIsUsedAndCountsNothing()
    {
        var limits = CreateLimits(await CreateStoreAsync(), new CallLimitOptions { MaxCallsTotal = 9 });
        await TakeAsync(limits, 1);
        Time.Advance(TimeSpan.FromMinutes(61));
        await limits.TakeAsync("call", Number, CallPurpose.Book, CancellationToken.None);

        var usage = await limits.GetUsageAsync(Number, CallPurpose.Book, CancellationToken.None);

        usage.Select(limit => (limit.Name, limit.Used, limit.Max, limit.Refusal?.Code)).ShouldBe(
            [("restaurant", 1, 1, "limit.line"), ("day", 2, 20, null), ("hour", 1, 5, null), ("total", 1, 9, null)]);
        (await limits.GetUsageAsync(OtherNumber, CallPurpose.Book, CancellationToken.None)).ShouldAllBe(limit => limit.Refusal == null);
    }

    [SkippableFact]
    public async Task Take_ClockOfAnotherServerIsAhead_StillCountsItsCalls()
    {
        var limits = await CreateLimitsAsync();
        await TakeAsync(limits, 5);
        Time.SetUtcNow(Time.GetUtcNow());
        var behind = new FakeTimeProvider(Time.GetUtcNow().AddSeconds(-20));

        (await Should.ThrowAsync<ConciergeException>(() => CreateLimits(Store, time: behind).TakeRetryAsync("call", 2, user: null, CancellationToken.None)))
            .Error.Code.ShouldBe("limit.hour");
    }

    private protected ICallLimitStore Store { get; private set; } = null!;

    private protected abstract Task<ICallLimitStore> OpenStoreAsync();

    private async Task<ICallLimitStore> CreateStoreAsync() => Store = await OpenStoreAsync();

    private async Task<CallLimits> CreateLimitsAsync() => CreateLimits(await CreateStoreAsync());

    private CallLimits CreateLimits(ICallLimitStore store, CallLimitOptions? options = null, TimeProvider? time = null) =>
        new(options ?? new CallLimitOptions(), new CallOptions(), store, time ?? Time);

    private async Task TakeAsync(CallLimits limits, int calls)
    {
        for (var i = 0; i < calls; i++)
        {
            await TakeRetryAsync(limits);
        }
    }

    private Task<CallTimeEntry> TakeRetryAsync(CallLimits limits) => limits.TakeRetryAsync($"retried{_calls++}", 2, user: null, CancellationToken.None);

    private async Task AnswerAsync(ICallLimitStore store, CallLimits limits, CallOutcome outcome)
    {
        await limits.TakeAsync("call", Number, CallPurpose.Book, CancellationToken.None);
        await store.EndAsync("call", Time.GetUtcNow(), CallLimitRules.IsSettled(outcome));
    }
}
