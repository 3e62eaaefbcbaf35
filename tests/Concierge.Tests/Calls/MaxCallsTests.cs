using Concierge.Calls.Results;
using Concierge.Contracts;

namespace Concierge.Tests.Calls;

/// <summary>MAX_CALLS: a server with its maximum of calls refuses new ones and continues the others.</summary>
public sealed class MaxCallsTests
{
    [Fact]
    public async Task StartAsync_MaxCallsReached_IsRefusedBeforeDialling()
    {
        await using var bench = new CallTestHost(complete => complete with { MaxCalls = 2 });
        var first = await bench.StartCallAsync();
        var second = await bench.StartCallAsync();

        var refused = await Should.ThrowAsync<ConciergeException>(() => bench.Caller.StartAsync(CallTestHost.Details, CancellationToken.None));

        refused.Error.Code.ShouldBe("limit.calls");
        refused.Error.Message.ShouldContain("2");
        refused.Error.Remedy.ShouldContain("MAX_CALLS");
        bench.Twilio.Creates.ShouldBe(2);
        first.Call.Completion.IsCompleted.ShouldBeFalse();
        second.Call.Completion.IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task StartAsync_AfterACallEnded_Succeeds()
    {
        await using var bench = new CallTestHost(complete => complete with { MaxCalls = 1 });
        var first = await bench.StartCallAsync();
        await Should.ThrowAsync<ConciergeException>(() => bench.Caller.StartAsync(CallTestHost.Details, CancellationToken.None));

        first.End(CallEndReason.UserHungUp);
        await Until.DoneAsync(first.Call.Completion);

        await bench.StartCallAsync();
        bench.Twilio.Creates.ShouldBe(2);
    }

    [Fact]
    public async Task StartAsync_MaxCallsReached_CountsForNoLimit()
    {
        await using var bench = new CallTestHost(complete => complete with { MaxCalls = 1, CallsPerHour = 2 });
        var first = await bench.StartCallAsync();
        var timers = bench.Time.ActiveTimers;
        for (var attempt = 0; attempt < 3; attempt++)
        {
            (await Should.ThrowAsync<ConciergeException>(() => bench.Caller.StartAsync(CallTestHost.Details, CancellationToken.None))).Error.Code.ShouldBe("limit.calls");
        }

        bench.Time.ActiveTimers.ShouldBe(timers);
        first.End(CallEndReason.UserHungUp);
        await Until.DoneAsync(first.Call.Completion);
        await bench.StartCallAsync();
    }

    [Fact]
    public async Task StartAsync_ConcurrentRequests_NeverExceedMaxCalls()
    {
        await using var bench = new CallTestHost(complete => complete with { MaxCalls = 3 });

        var asked = Enumerable.Range(0, 20).Select(_ => Task.Run(() => bench.Caller.StartAsync(CallTestHost.Details, CancellationToken.None))).ToList();
        var outcomes = await Until.DoneAsync(Task.WhenAll(asked.Select(async call =>
        {
            try
            {
                await call;
                return "placed";
            }
            catch (ConciergeException exception)
            {
                return exception.Error.Code;
            }
        })));

        outcomes.Count(outcome => outcome == "placed").ShouldBe(3);
        outcomes.Count(outcome => outcome == "limit.calls").ShouldBe(17);
    }
}
