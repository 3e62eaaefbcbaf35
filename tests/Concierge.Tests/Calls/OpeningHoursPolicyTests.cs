using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Reservations;
using NodaTime;

namespace Concierge.Tests.Calls;

/// <summary>A closed restaurant is not called. Now is Sunday 22 November 2026, 1 PM in Berlin; the request is for Monday at 7 PM.</summary>
public sealed class OpeningHoursPolicyTests
{
    [Theory]
    [InlineData("Mo-Su 18:00-23:00", "Luigi's is closed now and was not called. It opens today at 18:00.")]
    [InlineData("Mo-Sa 11:00-23:00", "Luigi's is closed now and was not called. It opens tomorrow at 11:00.")]
    public async Task StartAsync_ClosedNow_IsRefusedWithTheOpeningTime(string hours, string message)
    {
        await using var bench = new CallTestHost();
        var error = await RefusedAsync(bench, Table(hours));
        error.Code.ShouldBe("restaurant.closed");
        error.Message.ShouldBe(message);
        error.Remedy.ShouldContain("call when they open");
        bench.Twilio.Creates.ShouldBe(0);
    }

    [Theory]
    [InlineData("Mo-Su 11:00-23:00", "Europe/Berlin")]
    [InlineData("Mo-Su 18:00+; Su 12:00+", "Europe/Berlin")]
    [InlineData("from noon", "Europe/Berlin")]
    [InlineData(null, "Europe/Berlin")]
    [InlineData("Mo-Su 18:00-23:00", null)]
    [InlineData("Su \"by appointment\"; Mo 18:00-23:00", "Europe/Berlin")]
    [InlineData("Mo-Su 07:00-08:00,18:00-20:00", "America/New_York")]
    public async Task StartAsync_OpenOrUnknown_CallsAtOnce(string? hours, string? timeZone)
    {
        await using var bench = new CallTestHost();
        await bench.StartCallAsync(Table(hours) with { TimeZone = timeZone });
        bench.Twilio.Creates.ShouldBe(1);
    }

    [Theory]
    [InlineData("Tu-Su 11:00-23:00", "Luigi's is closed on Monday 23 November at 7:00 PM. It opens Tuesday at 11:00.")]
    [InlineData("Mo-Su 11:00-18:00", "Luigi's is closed on Monday 23 November at 7:00 PM. It opens Tuesday at 11:00.")]
    public async Task StartAsync_ClosedAtTheRequestedTime_IsRefused(string hours, string message)
    {
        await using var bench = new CallTestHost();
        var error = await RefusedAsync(bench, Table(hours));
        error.Code.ShouldBe("restaurant.closed_then");
        error.Message.ShouldBe(message);
        bench.Twilio.Creates.ShouldBe(0);
    }

    [Fact]
    public async Task StartAsync_DespiteClosing_Calls()
    {
        await using var bench = new CallTestHost();
        await bench.StartCallAsync(Table("Tu-Su 11:00-23:00") with { DespiteClosing = true });
        bench.Twilio.Creates.ShouldBe(1);
    }

    [Fact]
    public async Task StartAsync_OneAcceptableTimeIsOpen_Calls()
    {
        await using var bench = new CallTestHost();
        await bench.StartCallAsync(Table("Tu-Su 11:00-23:00") with { OtherDates = [new LocalDate(2026, 11, 24)] });
        await bench.StartCallAsync(Table("Mo-Su 11:00-18:30") with { EarliestTime = new LocalTime(18, 0) });
        bench.Twilio.Creates.ShouldBe(2);
    }

    [Fact]
    public async Task StartAsync_Cancellation_IgnoresTheTimeOfTheTable()
    {
        await using var bench = new CallTestHost();
        await bench.StartCallAsync(Table("Tu-Su 11:00-23:00") with { Purpose = CallPurpose.Cancel });
        bench.Twilio.Creates.ShouldBe(1);
    }

    [Fact]
    public async Task StartAsync_CallWhenOpen_CallsAtTheOpening()
    {
        await using var bench = new CallTestHost();
        var id = await bench.Caller.StartAsync(Table("Mo-Su 18:00-23:00") with { CallWhenOpen = true }, CancellationToken.None);
        var call = bench.Calls.Get(id);
        call.ScheduledRetry.ShouldBe(new RetryPlan(1, 1, new DateTimeOffset(2026, 11, 22, 17, 0, 0, TimeSpan.Zero), "today at 18:00", RetryReason.Closed));
        call.Status.ShouldBe(CallStatus.Pending);
        bench.Time.Advance(TimeSpan.FromHours(5) - TimeSpan.FromSeconds(1));
        bench.Twilio.Creates.ShouldBe(0);

        bench.Time.Advance(TimeSpan.FromSeconds(1));

        await Until.TrueAsync(() => bench.Twilio.Creates == 1, "the call");
        var session = bench.Session(id);
        session.Call.ShouldBeSameAs(call);
        await Until.TrueAsync(() => call.CallSid is not null, "Twilio's answer");
        call.Attempt.ShouldBe(1);
        session.OnCarrierStatus(CarrierStatus.InProgress);
        await bench.OpenStreamAsync(session);
        call.Status.ShouldBe(CallStatus.InProgress);
        session.OnCarrierStatus(CarrierStatus.Completed);
        (await bench.WaitForResultAsync(session)).Attempts.ShouldBe(1);
        var told = await CallTestHost.EventsAsync(session, happened => happened.Kind == CallEventKind.Outcome);
        told.ShouldContain(happened => happened.Kind == CallEventKind.Retry && happened.Retry!.Reason == RetryReason.Closed);
    }

    [Fact]
    public async Task StartAsync_CallWhenOpen_RespectsTheCallingHours()
    {
        await using var bench = new CallTestHost();
        var id = await bench.Caller.StartAsync(Table("Mo 05:00-22:00") with { CallWhenOpen = true }, CancellationToken.None);
        bench.Calls.Get(id).ScheduledRetry!.LocalTime.ShouldBe("tomorrow at 08:00");
    }

    [Fact]
    public async Task HangUpAsync_WaitingCall_IsCancelled()
    {
        await using var bench = new CallTestHost();
        var id = await bench.Caller.StartAsync(Table("Mo-Su 18:00-23:00") with { CallWhenOpen = true }, CancellationToken.None);
        var completion = bench.Calls.Get(id).Completion;
        await Until.DoneAsync(bench.Caller.HangUpAsync(id, CancellationToken.None));
        var result = await Until.DoneAsync(completion);
        result.Error!.Code.ShouldBe("call.not_made");
        result.Outcome.ShouldBe(CallOutcome.Failed);
        result.Message.ShouldEndWith("Nothing is booked.");
        bench.Time.Advance(TimeSpan.FromHours(6));
        bench.Twilio.Creates.ShouldBe(0);
        bench.Calls.TryGet(id, out _).ShouldBeFalse("an hour after its end it is forgotten");
    }

    [Fact]
    public async Task WaitingCall_LimitReachedAtTheOpening_FailsWithTheLimit()
    {
        await using var bench = new CallTestHost(settings => settings with { CallsPerDay = 1 });
        var id = await bench.Caller.StartAsync(Table("Mo-Su 18:00-23:00") with { CallWhenOpen = true }, CancellationToken.None);
        await bench.StartCallAsync();
        bench.Time.Advance(TimeSpan.FromHours(5));
        (await Until.DoneAsync(bench.Calls.Get(id).Completion)).Error!.Code.ShouldBe("limit.day");
    }

    [Fact]
    public async Task DisposeAsync_WaitingCall_IsCancelled()
    {
        await using var bench = new CallTestHost();
        var id = await bench.Caller.StartAsync(Table("Mo-Su 18:00-23:00") with { CallWhenOpen = true }, CancellationToken.None);
        var completion = bench.Calls.Get(id).Completion;
        await Until.DoneAsync(bench.Calls.DisposeAsync().AsTask());
        (await Until.DoneAsync(completion)).Error!.Code.ShouldBe("call.not_made");
        bench.Time.ActiveTimers.ShouldBe(0);
    }

    [Fact]
    public async Task StartAsync_OpensOnlyAtTheRequestedTime_IsRefused()
    {
        await using var bench = new CallTestHost();
        var error = await RefusedAsync(bench, Table("Mo 19:00-23:00") with { CallWhenOpen = true });
        error.Code.ShouldBe("restaurant.closed");
        error.Remedy.ShouldBe("Choose a later time for the table, or another restaurant.");
    }

    [Fact]
    public async Task StartAsync_OpensInMonths_WaitsLongerThanATimerCan()
    {
        await using var bench = new CallTestHost();
        var id = await bench.Caller.StartAsync(Table("Apr-Oct Mo-Su 12:00-22:00") with { Date = new LocalDate(2027, 4, 10), CallWhenOpen = true }, CancellationToken.None);
        bench.Calls.Get(id).ScheduledRetry!.LocalTime.ShouldBe("Thursday 1 April 2027 at 12:00");
        bench.Time.Advance(TimeSpan.FromDays(100));
        bench.Twilio.Creates.ShouldBe(0);
        bench.Time.Advance(TimeSpan.FromDays(40));
        await Until.TrueAsync(() => bench.Twilio.Creates == 1, "the call");
    }

    private static ReservationDetails Table(string? hours) => CallTestHost.Details with { TimeZone = "Europe/Berlin", OpeningHours = hours };

    private static async Task<ConciergeError> RefusedAsync(CallTestHost bench, ReservationDetails details) =>
        (await Should.ThrowAsync<ConciergeException>(() => bench.Caller.StartAsync(details, CancellationToken.None))).Error;
}
