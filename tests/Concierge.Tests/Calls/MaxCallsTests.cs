using Concierge.Calls.Results;
using Concierge.Contracts;

namespace Concierge.Tests.Calls;

/// <summary>MAX_CALLS: a server that has its maximum number of calls refuses new calls and continues the others.</summary>
public sealed class MaxCallsTests
{
    [Fact]
    public async Task StartAsync_MaxCallsReached_IsRefusedBeforeDialling()
    {
        await using var host = new CallTestHost(complete => complete with { Limits = complete.Limits with { MaxCalls = 2 } });
        var first = await host.StartCallAsync();
        var second = await host.StartCallAsync();

        var exception = await Should.ThrowAsync<ConciergeException>(() => host.Caller.StartAsync(CallTestHost.Details, CancellationToken.None));

        exception.Error.Code.ShouldBe("limit.calls");
        exception.Error.Message.ShouldContain("2");
        exception.Error.Remedy.ShouldContain("MAX_CALLS");
        host.Twilio.Creates.ShouldBe(2);
        first.Call.Completion.IsCompleted.ShouldBeFalse();
        second.Call.Completion.IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task StartAsync_AfterACallEnded_Succeeds()
    {
        await using var host = new CallTestHost(complete => complete with { Limits = complete.Limits with { MaxCalls = 1 } });
        var first = await host.StartCallAsync();
        await Should.ThrowAsync<ConciergeException>(() => host.Caller.StartAsync(CallTestHost.Details, CancellationToken.None));

        first.End(CallEndReason.UserHungUp);
        await Until.DoneAsync(first.Call.Completion);

        await host.StartCallAsync();
        host.Twilio.Creates.ShouldBe(2);
    }

    [Fact]
    public async Task StartAsync_RefusedByMaxCalls_DoesNotCountForTheHourlyLimit()
    {
        await using var host = new CallTestHost(complete => complete with { Limits = complete.Limits with { MaxCalls = 1, CallsPerHour = 2 } });
        var first = await host.StartCallAsync();
        var timers = host.Time.ActiveTimers;
        for (var attempt = 0; attempt < 3; attempt++)
        {
            (await Should.ThrowAsync<ConciergeException>(() => host.Caller.StartAsync(CallTestHost.Details, CancellationToken.None)))
                .Error.Code.ShouldBe("limit.calls");
        }

        host.Time.ActiveTimers.ShouldBe(timers);
        first.End(CallEndReason.UserHungUp);
        await Until.DoneAsync(first.Call.Completion);
        await host.StartCallAsync();
    }

    [Fact]
    public async Task StartAsync_ConcurrentRequests_NeverExceedMaxCalls()
    {
        await using var host = new CallTestHost(complete => complete with { Limits = complete.Limits with { MaxCalls = 3 } });

        var requests = Enumerable.Range(0, 20).Select(_ => Task.Run(() => host.Caller.StartAsync(CallTestHost.Details, CancellationToken.None))).ToList();
        var outcomes = await Until.DoneAsync(Task.WhenAll(requests.Select(async request =>
        {
            try
            {
                await request;
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
