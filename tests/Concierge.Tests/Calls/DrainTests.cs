using Concierge.Contracts;

namespace Concierge.Tests.Calls;

/// <summary>A server that is being drained takes no new calls, and its calls may end.</summary>
public sealed class DrainTests
{
    [Fact]
    public async Task DrainAsync_CallInProgress_WaitsForItsEndAndRefusesNewCalls()
    {
        await using var host = new CallTestHost();
        var session = await host.StartAnsweredCallAsync();

        var draining = host.Calls.DrainAsync(CancellationToken.None);

        var refused = await Should.ThrowAsync<ConciergeException>(() => host.Caller.StartAsync(CallTestHost.Details, CancellationToken.None));
        refused.Error.Code.ShouldBe("server.stopping");
        (draining.IsCompleted, session.Call.Ending).ShouldBe((false, null));
        session.OnCarrierStatus(CarrierStatus.Completed);
        await Until.DoneAsync(draining);
        (await host.WaitForResultAsync(session)).Error!.Code.ShouldBe("call.callee_hung_up");
        host.Twilio.Creates.ShouldBe(1);
    }

    [Fact]
    public async Task DrainAsync_NoCall_IsDoneAtOnce()
    {
        await using var host = new CallTestHost();

        await Until.DoneAsync(host.Calls.DrainAsync(CancellationToken.None));

        host.Calls.IsDraining.ShouldBeTrue();
    }
}
