using System.Net;
using Concierge.Contracts;
using Concierge.Tests.Twilio;

namespace Concierge.Tests.Calls;

/// <summary>A wrong <c>PUBLIC_DOMAIN</c> or a closed tunnel: Twilio does not reach this server.</summary>
public sealed class WebhookWatchTests
{
    private const string Address = "https://" + TestSettings.PublicDomain + "/twiml";

    private string _status = "ringing";
    private string _notifications = """{"notifications":[]}""";

    [Fact]
    public async Task Answered_TwilioDoesNotAsk_EndsAfterTheTimeoutAndNamesTheAddress()
    {
        await using var host = CreateHost();
        var session = await host.StartCallAsync();
        await AdvanceAsync(host, TimeSpan.FromSeconds(15));
        session.Call.Ending.ShouldBeNull("nobody has answered yet");

        _status = "in-progress";
        var answered = host.Time.GetUtcNow();
        await host.AdvanceUntilAsync(() => session.Call.Completion.IsCompleted, "the end of the call", TimeSpan.FromMilliseconds(100));

        var result = await host.WaitForResultAsync(session, ends: 1);
        (result.Outcome, result.Error!.Code).ShouldBe((CallOutcome.Failed, "public_domain.unreached"));
        result.Message.ShouldContain(Address);
        result.Message.ShouldContain("PUBLIC_DOMAIN");
        (host.Time.GetUtcNow() - answered).ShouldBeGreaterThan(TimeSpan.FromSeconds(14));
        (host.Time.GetUtcNow() - answered).ShouldBeLessThan(TimeSpan.FromSeconds(30));
    }

    [Theory]
    [InlineData("in-progress")]
    [InlineData("completed")]
    public async Task Answered_TwilioNotesThatItFailed_EndsAtOnceWithTwiliosError(string status)
    {
        _status = status;
        _notifications = """{"notifications":[{"error_code":"31951"},{"error_code":"11200","log":"0"}]}""";
        await using var host = CreateHost();
        var session = await host.StartCallAsync();

        await host.AdvanceUntilAsync(() => session.Call.Completion.IsCompleted, "the end of the call", TimeSpan.FromMilliseconds(100));

        var result = await Until.DoneAsync(session.Call.Completion);
        result.Error!.Code.ShouldBe("public_domain.unreached");
        result.Error.Message.ShouldContain("11200");
        session.Call.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(12));
    }

    [Theory]
    [InlineData("busy", CallOutcome.Busy)]
    [InlineData("no-answer", CallOutcome.NoAnswer)]
    [InlineData("failed", CallOutcome.Failed)]
    public async Task NotAnswered_NoCallbackArrives_EndsAndNamesTheAddress(string status, CallOutcome outcome)
    {
        await using var host = CreateHost();
        var session = await host.StartCallAsync();
        await AdvanceAsync(host, TimeSpan.FromSeconds(10));
        _status = status;

        await host.AdvanceUntilAsync(() => session.Call.Completion.IsCompleted, "the end of the call", TimeSpan.FromMilliseconds(100));

        (await Until.DoneAsync(session.Call.Completion)).Outcome.ShouldBe(outcome);
        var events = await CallTestHost.EventsAsync(session, happened => happened.Kind == CallEventKind.Outcome);
        events.Single(happened => happened.Kind == CallEventKind.Warning).Warning!.Message.ShouldContain(Address);
    }

    [Fact]
    public async Task Answered_CallbackArrivesButNoRequest_EndsAfterTheTimeout()
    {
        _status = "in-progress";
        await using var host = CreateHost();
        var session = await host.StartCallAsync();
        session.OnCarrierStatus(CarrierStatus.Ringing);
        session.OnCarrierStatus(CarrierStatus.InProgress);

        await host.AdvanceUntilAsync(() => session.Call.Completion.IsCompleted, "the end of the call", TimeSpan.FromMilliseconds(100));

        (await Until.DoneAsync(session.Call.Completion)).Error!.Code.ShouldBe("call.no_stream");
        session.Call.Elapsed.ShouldBeInRange(TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Ringing_CallbacksArrive_TwilioIsNotAsked()
    {
        await using var host = CreateHost();
        var session = await host.StartCallAsync();
        session.OnCarrierStatus(CarrierStatus.Ringing);

        await AdvanceAsync(host, TimeSpan.FromSeconds(40));

        session.Call.Ending.ShouldBeNull();
        host.Twilio.Requests.ShouldAllBe(request => request.IsCreate);
    }

    [Fact]
    public async Task InstructionsRequested_TheCallContinues()
    {
        _status = "in-progress";
        await using var host = CreateHost();
        var session = await host.StartCallAsync();
        session.OnInstructionsRequested();

        await AdvanceAsync(host, TimeSpan.FromSeconds(60));

        session.Call.Ending.ShouldBeNull();
        host.Twilio.Requests.ShouldAllBe(request => request.IsCreate);
    }

    [Fact]
    public async Task TwilioDoesNotAnswer_TheCallContinuesToItsTimeLimit()
    {
        await using var host = CreateHost();
        host.Twilio.Respond = _ => FakeTwilio.Error(401, 20003);
        var session = await host.StartCallAsync();

        await AdvanceAsync(host, TimeSpan.FromSeconds(60));

        session.Call.Ending.ShouldBeNull();
    }

    private static async Task AdvanceAsync(CallTestHost host, TimeSpan time)
    {
        var end = host.Time.GetUtcNow() + time;
        await host.AdvanceUntilAsync(() => host.Time.GetUtcNow() >= end, "the time", TimeSpan.FromMilliseconds(100));
    }

    private CallTestHost CreateHost()
    {
        var host = new CallTestHost();
        host.Twilio.Respond = request => request.Path.EndsWith("/Notifications.json", StringComparison.Ordinal)
            ? FakeTwilio.Json(HttpStatusCode.OK, _notifications)
            : FakeTwilio.Call(HttpStatusCode.OK, request.IsEnd ? "completed" : _status);
        return host;
    }
}
