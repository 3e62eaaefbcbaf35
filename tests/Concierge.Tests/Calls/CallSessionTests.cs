using Concierge.Calls.Lifecycle;
using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Media.Bridge;
using Concierge.Tests.Twilio;

namespace Concierge.Tests.Calls;

/// <summary>Each way a call can end. After the end, all its resources are released.</summary>
public sealed class CallSessionTests
{
    private const string Confirmed = """{"outcome":"confirmed","confirmation_number":"BK472","date":"2026-11-23","time":"19:00","party_size":4}""";

    [Theory]
    [InlineData(CarrierStatus.Busy, CallOutcome.Busy, "call.busy")]
    [InlineData(CarrierStatus.NoAnswer, CallOutcome.NoAnswer, "call.no_answer")]
    [InlineData(CarrierStatus.Failed, CallOutcome.Failed, "call.failed")]
    [InlineData(CarrierStatus.Canceled, CallOutcome.NoAnswer, "call.no_answer")]
    public async Task OnCarrierStatus_NotAnswered_EndsTheCall(CarrierStatus status, CallOutcome outcome, string code)
    {
        await using var host = new CallTestHost();
        var session = await host.StartCallAsync();

        session.OnCarrierStatus(status);

        var result = await host.WaitForResultAsync(session);
        result.Outcome.ShouldBe(outcome);
        result.Status.ShouldBe(CallStatus.Error);
        result.Error!.Code.ShouldBe(code);
        result.CarrierStatus.ShouldBe(status);
        host.Twilio.Ends.ShouldBe(0, "the carrier has already ended the call");
    }

    [Fact]
    public async Task OnCarrierStatus_OutOfOrderAndRepeated_ChangesNothing()
    {
        await using var host = new CallTestHost();
        var session = await host.StartCallAsync();

        session.OnCarrierStatus(CarrierStatus.Busy);
        session.OnCarrierStatus(CarrierStatus.Ringing);
        session.OnCarrierStatus(CarrierStatus.Busy);
        session.OnCarrierStatus(CarrierStatus.Completed);
        session.OnCarrierStatus(CarrierStatus.Initiated);

        (await host.WaitForResultAsync(session)).Outcome.ShouldBe(CallOutcome.Busy);
        session.Call.CarrierStatus.ShouldBe(CarrierStatus.Busy);
    }

    [Fact]
    public async Task OnCarrierStatus_BeforeTwiliosResponse_IsApplied()
    {
        await using var host = new CallTestHost();
        var answer = new TaskCompletionSource<HttpResponseMessage>();
        host.Twilio.Create = _ => answer.Task;
        var starting = host.Caller.StartAsync(CallTestHost.Details, CancellationToken.None);
        await Until.TrueAsync(() => host.Twilio.Creates == 1, "the request to Twilio");
        var session = host.FindDiallingSession();

        session.OnCarrierStatus(CarrierStatus.Ringing);
        answer.SetResult(FakeTwilio.Call(System.Net.HttpStatusCode.Created, "queued"));
        await Until.DoneAsync(starting);

        session.Call.CarrierStatus.ShouldBe(CarrierStatus.Ringing);
        session.Call.Result.ShouldBeNull();
    }

    [Fact]
    public async Task TimeLimit_LongConversation_EndsTheCall()
    {
        await using var host = new CallTestHost();
        var session = await host.StartAnsweredCallAsync();
        host.Time.Advance(TimeSpan.FromSeconds(179));
        session.Call.Ending.ShouldBeNull();

        host.Time.Advance(TimeSpan.FromSeconds(1));

        var result = await host.WaitForResultAsync(session);
        result.Error!.Code.ShouldBe("call.timed_out");
        result.Message.ShouldContain("timed out");
        host.Twilio.Ends.ShouldBe(1);
    }

    [Fact]
    public async Task TimeLimit_EndlessRinging_EndsTheCall()
    {
        await using var host = new CallTestHost();
        var session = await host.StartCallAsync();
        session.OnCarrierStatus(CarrierStatus.Ringing);

        host.Time.Advance(TimeSpan.FromSeconds(180));

        (await host.WaitForResultAsync(session)).Error!.Code.ShouldBe("call.timed_out");
        host.Twilio.Ends.ShouldBe(1);
    }

    [Fact]
    public async Task StartAsync_TwiliosTimeLimit_IsTenSecondsLongerThanOurs()
    {
        await using var host = new CallTestHost();
        await host.StartCallAsync();

        host.Twilio.Requests[0].Field("TimeLimit").ShouldBe("190");
    }

    [Fact]
    public async Task End_UserHungUp_EndsTheCall()
    {
        await using var host = new CallTestHost();
        var session = await host.StartAnsweredCallAsync();

        await Until.DoneAsync(host.Caller.HangUpAsync(session.Call.Id, CancellationToken.None));
        await Until.DoneAsync(host.Caller.HangUpAsync(session.Call.Id, CancellationToken.None));

        (await host.WaitForResultAsync(session)).Error!.Code.ShouldBe("call.hung_up");
        session.EndedToken.IsCancellationRequested.ShouldBeTrue("this token closes the stream's socket");
    }

    [Fact]
    public async Task CalleeHangsUp_BeforeAnyAgreement_FailsTheCall()
    {
        await using var host = new CallTestHost();
        var session = await host.StartAnsweredCallAsync();
        await host.AddTurnAsync("u1", VoiceRole.Callee, "Luigi's, hello?");

        session.OnCarrierStatus(CarrierStatus.Completed);

        var result = await host.WaitForResultAsync(session);
        result.Error!.Code.ShouldBe("call.callee_hung_up");
        result.Transcript.Select(turn => turn.Text).ShouldBe(["Luigi's, hello?"]);
    }

    [Fact]
    public async Task ReportOutcome_WithEvidence_ConfirmsTheBooking()
    {
        await using var host = new CallTestHost();
        var session = await host.StartAnsweredCallAsync();
        await host.AddTurnAsync("i1", VoiceRole.Agent, "A table for four tomorrow at seven, for John?");
        await host.AddTurnAsync("u1", VoiceRole.Callee, "You're all set. Your confirmation number is B K four seven two.");

        await host.CallToolAsync("c1", "report_outcome", Confirmed);
        (await host.WaitForToolOutputAsync("c1")).ShouldContain("\"accepted\":true");
        var listener = await host.Voice.Listener;
        await listener.OnResponseCreatedAsync("r1");
        await host.CallToolAsync("c2", "end_call", "{}");
        await host.WaitForToolOutputAsync("c2");
        await listener.OnResponseDoneAsync("r1", error: null);
        host.Time.Advance(TimeSpan.FromMilliseconds(1));

        var result = await host.WaitForResultAsync(session);
        result.Outcome.ShouldBe(CallOutcome.Confirmed);
        result.ConfirmationNumber.ShouldBe("BK472");
        result.ConfirmationTurn.ShouldBe(2);
        result.AgreementTurn.ShouldBe(2);
        result.Error.ShouldBeNull();
    }

    [Fact]
    public async Task ReportOutcome_WithoutEvidence_IsRefusedTwiceAndThenUnclear()
    {
        await using var host = new CallTestHost();
        var session = await host.StartAnsweredCallAsync();
        await host.AddTurnAsync("i1", VoiceRole.Agent, "A table for four tomorrow at seven, for John?");
        await host.AddTurnAsync("u1", VoiceRole.Callee, "One moment, let me look.");

        foreach (var (call, accepted) in new[] { ("c1", false), ("c2", false), ("c3", true) })
        {
            await host.CallToolAsync(call, "report_outcome", Confirmed);
            (await host.WaitForToolOutputAsync(call)).ShouldContain(accepted ? "\"accepted\":true" : "\"accepted\":false");
        }

        session.OnCarrierStatus(CarrierStatus.Completed);
        (await host.WaitForResultAsync(session)).Outcome.ShouldBe(CallOutcome.Unclear);
    }

    [Theory]
    [InlineData("report_outcome", "{half")]
    [InlineData("report_outcome", "{}")]
    [InlineData("report_outcome", """{"outcome":"splendid"}""")]
    [InlineData("launch_missiles", "{}")]
    public async Task Tool_InvalidArguments_IsRefusedWithAReason(string tool, string arguments)
    {
        await using var host = new CallTestHost();
        await host.StartAnsweredCallAsync();

        await host.CallToolAsync("c1", tool, arguments);

        var output = await host.WaitForToolOutputAsync("c1");
        output.ShouldContain("\"accepted\":false");
        output.ShouldContain("\"reason\":");
    }

    [Fact]
    public async Task OnCarrierStatus_MissingTranscription_IsAwaitedForTwoSeconds()
    {
        await using var host = new CallTestHost();
        var session = await host.StartAnsweredCallAsync();
        var listener = await host.Voice.Listener;
        listener.OnItemAdded("u1", previousItemId: null, VoiceRole.Callee);

        session.OnCarrierStatus(CarrierStatus.Completed);
        await AdvanceWhileTranscriptionIsAwaitedAsync(host, TimeSpan.FromSeconds(1.95));
        session.Call.Result.ShouldBeNull("the transcription may still arrive");

        host.Time.Advance(TimeSpan.FromSeconds(0.1));
        await Until.DoneAsync(session.Call.Completion);
        await host.WaitForReleaseAsync(session);
    }

    [Fact]
    public async Task OnCarrierStatus_LateTranscription_IsPartOfTheResult()
    {
        await using var host = new CallTestHost();
        var session = await host.StartAnsweredCallAsync();
        await host.AddTurnAsync("i1", VoiceRole.Agent, "A table for four tomorrow at seven?");
        var listener = await host.Voice.Listener;
        listener.OnItemAdded("u1", "i1", VoiceRole.Callee);

        session.OnCarrierStatus(CarrierStatus.Completed);
        await AdvanceWhileTranscriptionIsAwaitedAsync(host, TimeSpan.FromSeconds(1.95));
        session.Call.Result.ShouldBeNull("the transcription may still arrive");

        await listener.OnCalleeTranscriptAsync("u1", "You're booked. The confirmation number is BK472.");

        (await Until.DoneAsync(session.Call.Completion)).ConfirmationNumber.ShouldBe("BK472");
    }

    [Fact]
    public async Task End_TwilioFailsToHangUp_StillReportsTheResult()
    {
        await using var host = new CallTestHost();
        host.Twilio.Other = () => FakeTwilio.Error(401, 20003);
        var session = await host.StartAnsweredCallAsync();

        session.End(CallEndReason.UserHungUp);

        (await Until.DoneAsync(session.Call.Completion)).Outcome.ShouldBe(CallOutcome.Failed);
        await Until.DoneAsync(session.Released);
        host.Logs.Lines.ShouldContain(line => line.Contains("Twilio did not hang up", StringComparison.Ordinal));
    }

    [Fact]
    public async Task DisposeAsync_CallInProgress_SaysGoodbyeAndHangsUp()
    {
        await using var host = new CallTestHost();
        var session = await host.StartAnsweredCallAsync();

        await Until.DoneAsync(host.Calls.DisposeAsync().AsTask());

        session.Call.Result!.Error!.Code.ShouldBe("call.server_stopping");
        host.Twilio.Requests[^1].Field("Twiml")!.ShouldContain("Goodbye");
        host.Twilio.Requests[^1].Field("Twiml")!.ShouldContain("<Hangup");
        host.Voice.Session.IsDisposed.ShouldBeTrue();
        host.Time.ActiveTimers.ShouldBe(0);
    }

    [Fact]
    public async Task DisposeAsync_AdoptedCallInProgress_SaysGoodbyeAndHangsUp()
    {
        await using var failed = new CallTestHost();
        var begun = await failed.StartAnsweredCallAsync();
        await using var host = new CallTestHost();
        var session = host.Calls.Adopt(begun.CreateSnapshot(), TimeSpan.Zero, TimeSpan.Zero);
        await host.OpenStreamAsync(session);

        await Until.DoneAsync(host.Calls.DisposeAsync().AsTask());

        session.Call.Result!.Error!.Code.ShouldBe("call.server_stopping");
        host.Twilio.Requests[^1].Field("Twiml")!.ShouldContain("Goodbye");
    }

    [Fact]
    public async Task TryGet_EndedCall_IsKeptForAnHour()
    {
        await using var host = new CallTestHost();
        var ended = await host.StartCallAsync();
        ended.OnCarrierStatus(CarrierStatus.Busy);
        await host.WaitForResultAsync(ended);

        host.Time.Advance(TimeSpan.FromMinutes(59));
        host.Calls.TryGet(ended.Call.Id, out _).ShouldBeTrue();
        host.Time.Advance(TimeSpan.FromMinutes(3));

        host.Calls.TryGet(ended.Call.Id, out _).ShouldBeFalse();
    }

    [Fact]
    public async Task StartAsync_VoiceSession_HasInstructionsAndTools()
    {
        await using var host = new CallTestHost();
        await host.StartCallAsync();
        await host.Voice.Listener;

        var options = host.Voice.Options!;
        options.Instructions.ShouldContain("Luigi's");
        options.Instructions.ShouldContain("7:00 PM");
        options.Instructions.ShouldContain("2026-11-23");
        options.Instructions.ShouldNotContain("{{");
        options.Tools.Select(tool => tool.Name).ShouldBe(["report_outcome", "end_call", "wait", "press_keys", "ask_customer"]);
    }

    // The clock moves only while the session waits, so the wait is as long as it says.
    private static async Task AdvanceWhileTranscriptionIsAwaitedAsync(CallTestHost host, TimeSpan duration)
    {
        await Until.TrueAsync(() => host.Time.IsTimerActive(TranscriptionWait.Timeout), "the wait for the transcription");
        host.Time.Advance(duration);
        host.Time.IsTimerActive(TranscriptionWait.Timeout).ShouldBeTrue();
    }
}
