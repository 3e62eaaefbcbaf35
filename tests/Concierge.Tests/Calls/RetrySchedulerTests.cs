using Concierge.Calls.Lifecycle;
using Concierge.Contracts;
using Concierge.Options;

namespace Concierge.Tests.Calls;

/// <summary>A call is retried after busy or no answer, and stays the same call.</summary>
public sealed class RetrySchedulerTests
{
    [Fact]
    public async Task Retry_AfterBusy_KeepsTheCallId()
    {
        await using var bench = new CallTestHost(Retrying);
        var first = await bench.StartCallAsync();
        first.OnCarrierStatus(CarrierStatus.Busy);
        await PlannedAsync(first, attempt: 2);
        first.Call.Result.ShouldBeNull();
        bench.Time.Advance(TimeSpan.FromMinutes(3) - TimeSpan.FromSeconds(1));
        bench.Twilio.Creates.ShouldBe(1);

        bench.Time.Advance(TimeSpan.FromSeconds(1));

        await Until.TrueAsync(() => bench.Twilio.Creates == 2, "the second dialling");
        var second = await SecondAsync(bench, first);
        second.Call.ShouldBeSameAs(first.Call);
        second.Call.Attempt.ShouldBe(2);
        second.Call.ScheduledRetry.ShouldBeNull();
        second.OnCarrierStatus(CarrierStatus.InProgress);
        await bench.OpenStreamAsync(second);
        second.Call.Status.ShouldBe(CallStatus.InProgress);
        second.OnCarrierStatus(CarrierStatus.Completed);
        var result = await bench.WaitForResultAsync(second);
        result.Attempts.ShouldBe(2);
        result.CallId.ShouldBe(first.Call.Id);
        bench.Voice.Sessions.Count.ShouldBe(2, "each dialling has a voice session of its own");
    }

    [Fact]
    public async Task WaitForCompletion_Retries_CompletesAfterTheLastAttempt()
    {
        await using var bench = new CallTestHost(Retrying);
        var session = await bench.StartCallAsync();
        for (var attempt = 2; attempt <= 3; attempt++)
        {
            session.OnCarrierStatus(CarrierStatus.NoAnswer);
            await PlannedAsync(session, attempt);
            bench.Time.Advance(TimeSpan.FromMinutes(20));
            session = await SecondAsync(bench, session);
        }

        session.OnCarrierStatus(CarrierStatus.NoAnswer);

        var result = await bench.WaitForResultAsync(session);
        result.Outcome.ShouldBe(CallOutcome.NoAnswer);
        result.Attempts.ShouldBe(3);
        result.Message.ShouldContain("3 times");
        bench.Twilio.Creates.ShouldBe(3);
    }

    [Fact]
    public async Task Cancel_WaitingRetry_CompletesWithTheLastResult()
    {
        await using var bench = new CallTestHost(Retrying);
        var session = await bench.StartCallAsync();
        session.OnCarrierStatus(CarrierStatus.Busy);
        await PlannedAsync(session, attempt: 2);

        await Until.DoneAsync(bench.Caller.HangUpAsync(session.Call.Id, CancellationToken.None));

        (await bench.WaitForResultAsync(session)).Outcome.ShouldBe(CallOutcome.Busy);
        bench.Time.Advance(TimeSpan.FromHours(1));
        bench.Twilio.Creates.ShouldBe(1);
    }

    [Fact]
    public async Task A_server_that_stops_does_not_wait_for_it()
    {
        await using var bench = new CallTestHost(Retrying);
        var session = await bench.StartCallAsync();
        session.OnCarrierStatus(CarrierStatus.Busy);
        await PlannedAsync(session, attempt: 2);

        await Until.DoneAsync(bench.Calls.DisposeAsync().AsTask());

        session.Call.Result!.Outcome.ShouldBe(CallOutcome.Busy);
        bench.Time.ActiveTimers.ShouldBe(0);
    }

    [Fact]
    public async Task A_limit_that_is_used_up_in_the_meantime_ends_the_waiting()
    {
        await using var bench = new CallTestHost(settings => Retrying(settings) with { CallsPerHour = 1 });
        var session = await bench.StartCallAsync();
        session.OnCarrierStatus(CarrierStatus.Busy);
        await PlannedAsync(session, attempt: 2);

        bench.Time.Advance(TimeSpan.FromMinutes(3));

        (await bench.WaitForResultAsync(session)).Outcome.ShouldBe(CallOutcome.Busy);
        bench.Twilio.Creates.ShouldBe(1);
    }

    [Fact]
    public async Task A_dialling_that_twilio_refuses_ends_the_call()
    {
        await using var bench = new CallTestHost(Retrying);
        var session = await bench.StartCallAsync();
        session.OnCarrierStatus(CarrierStatus.Busy);
        await PlannedAsync(session, attempt: 2);
        bench.Twilio.Refuse(400, 21210);

        bench.Time.Advance(TimeSpan.FromMinutes(3));

        (await Until.DoneAsync(session.Call.Completion)).Error!.Code.ShouldBe("twilio.caller_not_allowed");
        await Until.TrueAsync(() => bench.Time.ActiveTimers <= 1, "the timers to be given back");
    }

    private static ConciergeSettings Retrying(ConciergeSettings settings) => settings with { CallRetries = 2 };

    // The event comes before the timer is set; the session of the last attempt is released afterwards.
    private static async Task PlannedAsync(CallSession session, int attempt)
    {
        await CallTestHost.EventsAsync(session, happened => happened.Retry?.Attempt == attempt);
        await Until.DoneAsync(session.Released);
    }

    private static async Task<CallSession> SecondAsync(CallTestHost bench, CallSession first)
    {
        await Until.TrueAsync(() => !ReferenceEquals(bench.Session(first.Call.Id), first), "the next dialling");
        var next = bench.Session(first.Call.Id);
        await Until.TrueAsync(() => next.Call.CallSid is not null, "Twilio's answer");
        return next;
    }
}
