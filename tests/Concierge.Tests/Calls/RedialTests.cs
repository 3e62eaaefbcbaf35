using Concierge.Calls.Lifecycle;
using Concierge.Contracts;
using Concierge.Options;

namespace Concierge.Tests.Calls;

/// <summary>A call is retried after busy or no answer, and stays the same call.</summary>
public sealed class RedialTests
{
    [Fact]
    public async Task Retry_AfterBusy_KeepsTheCallId()
    {
        await using var bench = new CallBench(Retrying);
        var first = await bench.StartAsync();
        first.CarrierReported(CarrierStatus.Busy);
        await PlannedAsync(first, attempt: 2);
        first.Call.Result.ShouldBeNull();
        bench.Time.Advance(TimeSpan.FromMinutes(3) - TimeSpan.FromSeconds(1));
        bench.Twilio.Creates.ShouldBe(1);

        bench.Time.Advance(TimeSpan.FromSeconds(1));

        await Until.TrueAsync(() => bench.Twilio.Creates == 2, "the second dialling");
        var second = await SecondAsync(bench, first);
        second.Call.ShouldBeSameAs(first.Call);
        second.Call.Attempt.ShouldBe(2);
        second.Call.Retry.ShouldBeNull();
        second.CarrierReported(CarrierStatus.InProgress);
        await bench.OpenStreamAsync(second);
        second.Call.Status.ShouldBe(CallStatus.InProgress);
        second.CarrierReported(CarrierStatus.Completed);
        var result = await bench.ResultAsync(second);
        result.Attempts.ShouldBe(2);
        result.CallId.ShouldBe(first.Call.Id);
        bench.Voice.Sessions.Count.ShouldBe(2, "each dialling has a voice session of its own");
    }

    [Fact]
    public async Task WaitForCompletion_Retries_CompletesAfterTheLastAttempt()
    {
        await using var bench = new CallBench(Retrying);
        var session = await bench.StartAsync();
        for (var attempt = 2; attempt <= 3; attempt++)
        {
            session.CarrierReported(CarrierStatus.NoAnswer);
            await PlannedAsync(session, attempt);
            bench.Time.Advance(TimeSpan.FromMinutes(20));
            session = await SecondAsync(bench, session);
        }

        session.CarrierReported(CarrierStatus.NoAnswer);

        var result = await bench.ResultAsync(session);
        result.Outcome.ShouldBe(CallOutcome.NoAnswer);
        result.Attempts.ShouldBe(3);
        result.Message.ShouldContain("3 times");
        bench.Twilio.Creates.ShouldBe(3);
    }

    [Fact]
    public async Task Cancel_WaitingRetry_CompletesWithTheLastResult()
    {
        await using var bench = new CallBench(Retrying);
        var session = await bench.StartAsync();
        session.CarrierReported(CarrierStatus.Busy);
        await PlannedAsync(session, attempt: 2);

        await Until.DoneAsync(bench.Caller.HangUpAsync(session.Call.Id, CancellationToken.None));

        (await bench.ResultAsync(session)).Outcome.ShouldBe(CallOutcome.Busy);
        bench.Time.Advance(TimeSpan.FromHours(1));
        bench.Twilio.Creates.ShouldBe(1);
    }

    [Fact]
    public async Task A_server_that_stops_does_not_wait_for_it()
    {
        await using var bench = new CallBench(Retrying);
        var session = await bench.StartAsync();
        session.CarrierReported(CarrierStatus.Busy);
        await PlannedAsync(session, attempt: 2);

        await Until.DoneAsync(bench.Calls.DisposeAsync().AsTask());

        session.Call.Result!.Outcome.ShouldBe(CallOutcome.Busy);
        bench.Time.Timers.ShouldBe(0);
    }

    [Fact]
    public async Task A_limit_that_is_used_up_in_the_meantime_ends_the_waiting()
    {
        await using var bench = new CallBench(settings => Retrying(settings) with { CallsPerHour = 1 });
        var session = await bench.StartAsync();
        session.CarrierReported(CarrierStatus.Busy);
        await PlannedAsync(session, attempt: 2);

        bench.Time.Advance(TimeSpan.FromMinutes(3));

        (await bench.ResultAsync(session)).Outcome.ShouldBe(CallOutcome.Busy);
        bench.Twilio.Creates.ShouldBe(1);
    }

    [Fact]
    public async Task A_dialling_that_twilio_refuses_ends_the_call()
    {
        await using var bench = new CallBench(Retrying);
        var session = await bench.StartAsync();
        session.CarrierReported(CarrierStatus.Busy);
        await PlannedAsync(session, attempt: 2);
        bench.Twilio.Refuse(400, 21210);

        bench.Time.Advance(TimeSpan.FromMinutes(3));

        (await Until.DoneAsync(session.Call.Completion)).Error!.Code.ShouldBe("twilio.caller_not_allowed");
        await Until.TrueAsync(() => bench.Time.Timers <= 1, "the timers to be given back");
    }

    private static ConciergeSettings Retrying(ConciergeSettings settings) => settings with { CallRetries = 2 };

    // The event comes before the timer is set; the session of the last attempt is released afterwards.
    private static async Task PlannedAsync(CallSession session, int attempt)
    {
        await CallBench.EventsAsync(session, happened => happened.Retry?.Attempt == attempt);
        await Until.DoneAsync(session.Released);
    }

    private static async Task<CallSession> SecondAsync(CallBench bench, CallSession first)
    {
        await Until.TrueAsync(() => !ReferenceEquals(bench.Session(first.Call.Id), first), "the next dialling");
        var next = bench.Session(first.Call.Id);
        await Until.TrueAsync(() => next.Call.CallSid is not null, "Twilio's answer");
        return next;
    }
}
