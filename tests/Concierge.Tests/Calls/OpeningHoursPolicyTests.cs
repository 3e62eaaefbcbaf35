using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Reservations;
using NodaTime;

namespace Concierge.Tests.Calls;

/// <summary>A closed restaurant is not called. It is Sunday 22 November 2026, 1 PM in Berlin. The request is for Monday at 7 PM.</summary>
public sealed class OpeningHoursPolicyTests
{
    [Theory]
    [InlineData("Mo-Su 18:00-23:00", "Luigi's is closed now and was not called. It opens today at 18:00.")]
    [InlineData("Mo-Sa 11:00-23:00", "Luigi's is closed now and was not called. It opens tomorrow at 11:00.")]
    public async Task StartAsync_ClosedNow_IsRefusedWithTheOpeningTime(string hours, string message)
    {
        await using var host = new CallTestHost();
        var error = await GetRefusalAsync(host, CreateDetails(hours));
        error.Code.ShouldBe("restaurant.closed");
        error.Message.ShouldBe(message);
        error.Remedy.ShouldContain("call when they open");
        host.Twilio.Creates.ShouldBe(0);
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
        await using var host = new CallTestHost();
        await host.StartCallAsync(CreateDetails(hours) with { TimeZone = timeZone });
        host.Twilio.Creates.ShouldBe(1);
    }

    [Theory]
    [InlineData("Tu-Su 11:00-23:00", "Luigi's is closed on Monday 23 November at 7:00 PM. It opens Tuesday at 11:00.")]
    [InlineData("Mo-Su 11:00-18:00", "Luigi's is closed on Monday 23 November at 7:00 PM. It opens Tuesday at 11:00.")]
    public async Task StartAsync_ClosedAtTheRequestedTime_IsRefused(string hours, string message)
    {
        await using var host = new CallTestHost();
        var error = await GetRefusalAsync(host, CreateDetails(hours));
        error.Code.ShouldBe("restaurant.closed_then");
        error.Message.ShouldBe(message);
        host.Twilio.Creates.ShouldBe(0);
    }

    [Fact]
    public async Task StartAsync_DespiteClosing_Calls()
    {
        await using var host = new CallTestHost();
        await host.StartCallAsync(CreateDetails("Tu-Su 11:00-23:00") with { DespiteClosing = true });
        host.Twilio.Creates.ShouldBe(1);
    }

    [Fact]
    public async Task StartAsync_OneAcceptableTimeIsOpen_Calls()
    {
        await using var host = new CallTestHost();
        await host.StartCallAsync(CreateDetails("Tu-Su 11:00-23:00") with { OtherDates = [new LocalDate(2026, 11, 24)] });
        await host.StartCallAsync(CreateDetails("Mo-Su 11:00-18:30") with { EarliestTime = new LocalTime(18, 0) });
        host.Twilio.Creates.ShouldBe(2);
    }

    [Fact]
    public async Task StartAsync_Cancellation_IgnoresTheTimeOfTheTable()
    {
        await using var host = new CallTestHost();
        await host.StartCallAsync(CreateDetails("Tu-Su 11:00-23:00") with { Purpose = CallPurpose.Cancel });
        host.Twilio.Creates.ShouldBe(1);
    }

    [Fact]
    public async Task StartAsync_CallWhenOpen_CallsAtTheOpening()
    {
        await using var host = new CallTestHost();
        var id = await host.Caller.StartAsync(CreateDetails("Mo-Su 18:00-23:00") with { CallWhenOpen = true }, CancellationToken.None);
        var call = host.Calls.Get(id);
        call.ScheduledRetry.ShouldBe(new RetryPlan(1, 1, new DateTimeOffset(2026, 11, 22, 17, 0, 0, TimeSpan.Zero), "today at 18:00", RetryReason.Closed));
        call.Status.ShouldBe(CallStatus.Pending);
        host.Time.Advance(TimeSpan.FromHours(5) - TimeSpan.FromSeconds(1));
        host.Twilio.Creates.ShouldBe(0);

        host.Time.Advance(TimeSpan.FromSeconds(1));

        await Until.TrueAsync(() => host.Twilio.Creates == 1, "the call");
        var session = host.Session(id);
        session.Call.ShouldBeSameAs(call);
        await Until.TrueAsync(() => call.CallSid is not null, "Twilio's answer");
        call.Attempt.ShouldBe(1);
        session.OnCarrierStatus(CarrierStatus.InProgress);
        await host.OpenStreamAsync(session);
        call.Status.ShouldBe(CallStatus.InProgress);
        session.OnCarrierStatus(CarrierStatus.Completed);
        (await host.WaitForResultAsync(session)).Attempts.ShouldBe(1);
        var callEvents = await CallTestHost.EventsAsync(session, callEvent => callEvent.Kind == CallEventKind.Outcome);
        callEvents.ShouldContain(callEvent => callEvent.Kind == CallEventKind.Retry && callEvent.Retry!.Reason == RetryReason.Closed);
    }

    [Fact]
    public async Task StartAsync_CallWhenOpen_RespectsTheCallingHours()
    {
        await using var host = new CallTestHost();
        var id = await host.Caller.StartAsync(CreateDetails("Mo 05:00-22:00") with { CallWhenOpen = true }, CancellationToken.None);
        host.Calls.Get(id).ScheduledRetry!.LocalTime.ShouldBe("tomorrow at 08:00");
    }

    [Fact]
    public async Task HangUpAsync_WaitingCall_IsCancelled()
    {
        await using var host = new CallTestHost();
        var id = await host.Caller.StartAsync(CreateDetails("Mo-Su 18:00-23:00") with { CallWhenOpen = true }, CancellationToken.None);
        var completion = host.Calls.Get(id).Completion;
        await Until.DoneAsync(host.Caller.HangUpAsync(id, CancellationToken.None));
        var result = await Until.DoneAsync(completion);
        result.Error!.Code.ShouldBe("call.not_made");
        result.Outcome.ShouldBe(CallOutcome.Failed);
        result.Message.ShouldEndWith("Nothing is booked.");
        host.Time.Advance(TimeSpan.FromHours(6));
        host.Twilio.Creates.ShouldBe(0);
        host.Calls.TryGet(id, out _).ShouldBeFalse("an ended call is removed after an hour");
    }

    [Fact]
    public async Task WaitingCall_LimitReachedAtTheOpening_FailsWithTheLimit()
    {
        await using var host = new CallTestHost(settings => settings with { Limits = settings.Limits with { CallsPerDay = 1 } });
        var id = await host.Caller.StartAsync(CreateDetails("Mo-Su 18:00-23:00") with { CallWhenOpen = true }, CancellationToken.None);
        await host.StartCallAsync();
        host.Time.Advance(TimeSpan.FromHours(5));
        (await Until.DoneAsync(host.Calls.Get(id).Completion)).Error!.Code.ShouldBe("limit.day");
    }

    [Fact]
    public async Task DisposeAsync_WaitingCall_IsCancelled()
    {
        await using var host = new CallTestHost();
        var id = await host.Caller.StartAsync(CreateDetails("Mo-Su 18:00-23:00") with { CallWhenOpen = true }, CancellationToken.None);
        var completion = host.Calls.Get(id).Completion;
        await Until.DoneAsync(host.Calls.DisposeAsync().AsTask());
        (await Until.DoneAsync(completion)).Error!.Code.ShouldBe("call.server_stopping");
        host.Time.ActiveTimers.ShouldBe(0);
    }

    [Fact]
    public async Task StartAsync_OpensOnlyAtTheRequestedTime_IsRefused()
    {
        await using var host = new CallTestHost();
        var error = await GetRefusalAsync(host, CreateDetails("Mo 19:00-23:00") with { CallWhenOpen = true });
        error.Code.ShouldBe("restaurant.closed");
        error.Remedy.ShouldBe("Choose a later time for the table, or another restaurant.");
    }

    [Fact]
    public async Task StartAsync_OpensInMonths_WaitsLongerThanATimerCan()
    {
        await using var host = new CallTestHost();
        var details = CreateDetails("Apr-Oct Mo-Su 12:00-22:00") with { Date = new LocalDate(2027, 4, 10), CallWhenOpen = true };
        var id = await host.Caller.StartAsync(details, CancellationToken.None);
        host.Calls.Get(id).ScheduledRetry!.LocalTime.ShouldBe("Thursday 1 April 2027 at 12:00");
        host.Time.Advance(TimeSpan.FromDays(100));
        host.Twilio.Creates.ShouldBe(0);
        host.Time.Advance(TimeSpan.FromDays(40));
        await Until.TrueAsync(() => host.Twilio.Creates == 1, "the call");
    }

    private static ReservationDetails CreateDetails(string? hours) => CallTestHost.Details with { TimeZone = "Europe/Berlin", OpeningHours = hours };

    private static async Task<ConciergeError> GetRefusalAsync(CallTestHost host, ReservationDetails details) =>
        (await Should.ThrowAsync<ConciergeException>(() => host.Caller.StartAsync(details, CancellationToken.None))).Error;
}
