using Concierge.Calls.Lifecycle;
using Concierge.Contracts;
using Concierge.Options;

namespace Concierge.Tests.Calls;

/// <summary>A call is retried after busy or no answer and keeps its identity.</summary>
public sealed class RetrySchedulerTests
{
    [Fact]
    public async Task Retry_AfterBusy_KeepsTheCallId()
    {
        await using var host = new CallTestHost(WithRetries);
        var first = await host.StartCallAsync();
        first.OnCarrierStatus(CarrierStatus.Busy);
        await WaitForRetryPlanAsync(first, attempt: 2);
        first.Call.Result.ShouldBeNull();
        host.Time.Advance(TimeSpan.FromMinutes(3) - TimeSpan.FromSeconds(1));
        host.Twilio.Creates.ShouldBe(1);

        host.Time.Advance(TimeSpan.FromSeconds(1));

        await Until.TrueAsync(() => host.Twilio.Creates == 2, "the second attempt");
        var second = await WaitForNextAttemptAsync(host, first);
        second.Call.ShouldBeSameAs(first.Call);
        second.Call.Attempt.ShouldBe(2);
        second.Call.ScheduledRetry.ShouldBeNull();
        second.OnCarrierStatus(CarrierStatus.InProgress);
        await host.OpenStreamAsync(second);
        second.Call.Status.ShouldBe(CallStatus.InProgress);

        // It opens beside the request to Twilio.
        await Until.TrueAsync(() => host.Voice.Sessions.Count == 2, "the second attempt's own voice session");
        second.OnCarrierStatus(CarrierStatus.Completed);
        var result = await host.WaitForResultAsync(second);
        result.Attempts.ShouldBe(2);
        result.CallId.ShouldBe(first.Call.Id);
    }

    [Fact]
    public async Task WaitForCompletion_Retries_CompletesAfterTheLastAttempt()
    {
        await using var host = new CallTestHost(WithRetries);
        var session = await host.StartCallAsync();
        for (var attempt = 2; attempt <= 3; attempt++)
        {
            session.OnCarrierStatus(CarrierStatus.NoAnswer);
            await WaitForRetryPlanAsync(session, attempt);
            host.Time.Advance(TimeSpan.FromMinutes(20));
            session = await WaitForNextAttemptAsync(host, session);
        }

        session.OnCarrierStatus(CarrierStatus.NoAnswer);

        var result = await host.WaitForResultAsync(session);
        result.Outcome.ShouldBe(CallOutcome.NoAnswer);
        result.Attempts.ShouldBe(3);
        result.Message.ShouldContain("3 times");
        host.Twilio.Creates.ShouldBe(3);
    }

    [Fact]
    public async Task HangUpAsync_WaitingRetry_CompletesWithTheLastResult()
    {
        await using var host = new CallTestHost(WithRetries);
        var session = await host.StartCallAsync();
        session.OnCarrierStatus(CarrierStatus.Busy);
        await WaitForRetryPlanAsync(session, attempt: 2);

        await Until.DoneAsync(host.Caller.HangUpAsync(session.Call.Id, CancellationToken.None));

        (await host.WaitForResultAsync(session)).Outcome.ShouldBe(CallOutcome.Busy);
        host.Time.Advance(TimeSpan.FromHours(1));
        host.Twilio.Creates.ShouldBe(1);
    }

    [Fact]
    public async Task DisposeAsync_WaitingRetry_CompletesWithTheLastResult()
    {
        await using var host = new CallTestHost(WithRetries);
        var session = await host.StartCallAsync();
        session.OnCarrierStatus(CarrierStatus.Busy);
        await WaitForRetryPlanAsync(session, attempt: 2);

        await Until.DoneAsync(host.Calls.DisposeAsync().AsTask());

        session.Call.Result!.Outcome.ShouldBe(CallOutcome.Busy);
        host.Time.ActiveTimers.ShouldBe(0);
    }

    [Fact]
    public async Task Retry_HourlyLimitReached_CompletesWithTheLastResult()
    {
        await using var host = new CallTestHost(settings => WithRetries(settings) with { Limits = WithRetries(settings).Limits with { CallsPerHour = 1 } });
        var session = await host.StartCallAsync();
        session.OnCarrierStatus(CarrierStatus.Busy);
        await WaitForRetryPlanAsync(session, attempt: 2);

        host.Time.Advance(TimeSpan.FromMinutes(3));

        (await host.WaitForResultAsync(session)).Outcome.ShouldBe(CallOutcome.Busy);
        host.Twilio.Creates.ShouldBe(1);
    }

    [Fact]
    public async Task Retry_RefusedByTwilio_EndsTheCall()
    {
        await using var host = new CallTestHost(WithRetries);
        var session = await host.StartCallAsync();
        session.OnCarrierStatus(CarrierStatus.Busy);
        await WaitForRetryPlanAsync(session, attempt: 2);
        host.Twilio.Refuse(400, 21210);

        host.Time.Advance(TimeSpan.FromMinutes(3));

        (await Until.DoneAsync(session.Call.Completion)).Error!.Code.ShouldBe("twilio.caller_not_allowed");
        await Until.TrueAsync(() => host.Time.ActiveTimers <= 1, "the release of the timers");
    }

    private static ConciergeSettings WithRetries(ConciergeSettings settings) => settings with { Calls = settings.Calls with { Retries = 2 } };

    // The event comes before the timer starts. The session of the previous attempt is released after that.
    private static async Task WaitForRetryPlanAsync(CallSession session, int attempt)
    {
        await CallTestHost.EventsAsync(session, callEvent => callEvent.Retry?.Attempt == attempt);
        await Until.DoneAsync(session.Released);
    }

    private static async Task<CallSession> WaitForNextAttemptAsync(CallTestHost host, CallSession first)
    {
        await Until.TrueAsync(() => !ReferenceEquals(host.Session(first.Call.Id), first), "the next attempt");
        var next = host.Session(first.Call.Id);
        await Until.TrueAsync(() => next.Call.CallSid is not null, "Twilio's answer");
        return next;
    }
}
