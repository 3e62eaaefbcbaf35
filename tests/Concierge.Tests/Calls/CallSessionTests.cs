using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Media.Bridge;
using Concierge.Tests.Telephony;

namespace Concierge.Tests.Calls;

/// <summary>Each way a call can end, with what is left afterwards: nothing.</summary>
public sealed class CallSessionTests
{
    private const string Confirmed = """{"outcome":"confirmed","confirmation_number":"BK472","date":"2026-11-23","time":"19:00","party_size":4}""";

    [Theory]
    [InlineData(CarrierStatus.Busy, CallOutcome.Busy, "call.busy")]
    [InlineData(CarrierStatus.NoAnswer, CallOutcome.NoAnswer, "call.no_answer")]
    [InlineData(CarrierStatus.Failed, CallOutcome.Failed, "call.failed")]
    [InlineData(CarrierStatus.Canceled, CallOutcome.NoAnswer, "call.no_answer")]
    public async Task A_call_that_nobody_took_ends_at_once(CarrierStatus status, CallOutcome outcome, string code)
    {
        await using var bench = new CallBench();
        var session = await bench.StartAsync();

        session.CarrierReported(status);

        var result = await bench.ResultAsync(session);
        result.Outcome.ShouldBe(outcome);
        result.Status.ShouldBe(CallStatus.Error);
        result.Error!.Code.ShouldBe(code);
        result.CarrierStatus.ShouldBe(status);
        bench.Twilio.Ends.ShouldBe(0, "the carrier had ended it already");
    }

    [Fact]
    public async Task Reports_out_of_order_and_twice_change_nothing()
    {
        await using var bench = new CallBench();
        var session = await bench.StartAsync();

        session.CarrierReported(CarrierStatus.Busy);
        session.CarrierReported(CarrierStatus.Ringing);
        session.CarrierReported(CarrierStatus.Busy);
        session.CarrierReported(CarrierStatus.Completed);
        session.CarrierReported(CarrierStatus.Initiated);

        (await bench.ResultAsync(session)).Outcome.ShouldBe(CallOutcome.Busy);
        session.Call.CarrierStatus.ShouldBe(CarrierStatus.Busy);
    }

    [Fact]
    public async Task A_report_may_come_before_Twilios_own_answer()
    {
        await using var bench = new CallBench();
        var answer = new TaskCompletionSource<HttpResponseMessage>();
        bench.Twilio.Create = _ => answer.Task;
        var starting = bench.Caller.StartAsync(CallBench.Details, CancellationToken.None);
        await Until.TrueAsync(() => bench.Twilio.Creates == 1, "the request to Twilio");
        var session = bench.Dialling();

        session.CarrierReported(CarrierStatus.Ringing);
        answer.SetResult(FakeTwilio.Call(System.Net.HttpStatusCode.Created, "queued"));
        await Until.DoneAsync(starting);

        session.Call.CarrierStatus.ShouldBe(CarrierStatus.Ringing);
        session.Call.Result.ShouldBeNull();
    }

    [Fact]
    public async Task The_time_limit_ends_a_call_that_goes_on_and_on()
    {
        await using var bench = new CallBench();
        var session = await bench.AnsweredAsync();
        bench.Time.Advance(TimeSpan.FromSeconds(179));
        session.Call.Ending.ShouldBeNull();

        bench.Time.Advance(TimeSpan.FromSeconds(1));

        var result = await bench.ResultAsync(session);
        result.Error!.Code.ShouldBe("call.timed_out");
        result.Message.ShouldContain("timed out");
        bench.Twilio.Ends.ShouldBe(1);
    }

    [Fact]
    public async Task The_same_limit_holds_for_a_telephone_that_rings_for_ever()
    {
        await using var bench = new CallBench();
        var session = await bench.StartAsync();
        session.CarrierReported(CarrierStatus.Ringing);

        bench.Time.Advance(TimeSpan.FromSeconds(180));

        (await bench.ResultAsync(session)).Error!.Code.ShouldBe("call.timed_out");
        bench.Twilio.Ends.ShouldBe(1);
    }

    [Fact]
    public async Task Twilio_is_given_a_limit_a_little_beyond_our_own()
    {
        await using var bench = new CallBench();
        await bench.StartAsync();

        bench.Twilio.Requests[0].Field("TimeLimit").ShouldBe("190");
    }

    [Fact]
    public async Task The_user_hangs_up()
    {
        await using var bench = new CallBench();
        var session = await bench.AnsweredAsync();

        await Until.DoneAsync(bench.Caller.HangUpAsync(session.Call.Id, CancellationToken.None));
        await Until.DoneAsync(bench.Caller.HangUpAsync(session.Call.Id, CancellationToken.None));

        (await bench.ResultAsync(session)).Error!.Code.ShouldBe("call.hung_up");
        session.Ended.IsCancellationRequested.ShouldBeTrue("the stream's socket is then closed");
    }

    [Fact]
    public async Task The_callee_hangs_up_before_anything_is_agreed()
    {
        await using var bench = new CallBench();
        var session = await bench.AnsweredAsync();
        await bench.SaidAsync("u1", VoiceRole.Callee, "Luigi's, hello?");

        session.CarrierReported(CarrierStatus.Completed);

        var result = await bench.ResultAsync(session);
        result.Error!.Code.ShouldBe("call.callee_hung_up");
        result.Transcript.Select(turn => turn.Text).ShouldBe(["Luigi's, hello?"]);
    }

    [Fact]
    public async Task A_report_with_evidence_is_accepted_and_the_booking_confirmed()
    {
        await using var bench = new CallBench();
        var session = await bench.AnsweredAsync();
        await bench.SaidAsync("i1", VoiceRole.Agent, "A table for four tomorrow at seven, for John?");
        await bench.SaidAsync("u1", VoiceRole.Callee, "You're all set. Your confirmation number is B K four seven two.");

        await bench.CallToolAsync("c1", "report_outcome", Confirmed);
        (await bench.OutputAsync("c1")).ShouldContain("\"accepted\":true");
        var listener = await bench.Voice.Listener;
        await listener.OnResponseCreatedAsync("r1");
        await bench.CallToolAsync("c2", "end_call", "{}");
        await bench.OutputAsync("c2");
        await listener.OnResponseDoneAsync("r1", error: null);
        bench.Time.Advance(TimeSpan.FromMilliseconds(1));

        var result = await bench.ResultAsync(session);
        result.Outcome.ShouldBe(CallOutcome.Confirmed);
        result.ConfirmationNumber.ShouldBe("BK472");
        result.ConfirmationTurn.ShouldBe(2);
        result.AgreementTurn.ShouldBe(2);
        result.Error.ShouldBeNull();
    }

    [Fact]
    public async Task A_report_without_evidence_is_refused_twice_and_then_counts_as_unclear()
    {
        await using var bench = new CallBench();
        var session = await bench.AnsweredAsync();
        await bench.SaidAsync("i1", VoiceRole.Agent, "A table for four tomorrow at seven, for John?");
        await bench.SaidAsync("u1", VoiceRole.Callee, "One moment, let me look.");

        foreach (var (call, accepted) in new[] { ("c1", false), ("c2", false), ("c3", true) })
        {
            await bench.CallToolAsync(call, "report_outcome", Confirmed);
            (await bench.OutputAsync(call)).ShouldContain(accepted ? "\"accepted\":true" : "\"accepted\":false");
        }

        session.CarrierReported(CarrierStatus.Completed);
        (await bench.ResultAsync(session)).Outcome.ShouldBe(CallOutcome.Unclear);
    }

    [Theory]
    [InlineData("report_outcome", "{half")]
    [InlineData("report_outcome", "{}")]
    [InlineData("report_outcome", """{"outcome":"splendid"}""")]
    [InlineData("launch_missiles", "{}")]
    public async Task A_tool_call_that_cannot_be_understood_is_refused_in_words(string tool, string arguments)
    {
        await using var bench = new CallBench();
        await bench.AnsweredAsync();

        await bench.CallToolAsync("c1", tool, arguments);

        var output = await bench.OutputAsync("c1");
        output.ShouldContain("\"accepted\":false");
        output.ShouldContain("\"reason\":");
    }

    [Fact]
    public async Task The_last_words_are_waited_for_but_not_for_ever()
    {
        await using var bench = new CallBench();
        var session = await bench.AnsweredAsync();
        var listener = await bench.Voice.Listener;
        listener.OnItemAdded("u1", previousItemId: null, VoiceRole.Callee);

        session.CarrierReported(CarrierStatus.Completed);
        session.Call.Result.ShouldBeNull();
        await Until.TrueAsync(
            () =>
            {
                bench.Time.Advance(TimeSpan.FromMilliseconds(50));
                return session.Call.Result is not null;
            },
            "the result");

        await bench.ReleasedAsync(session);
    }

    [Fact]
    public async Task Words_that_arrive_late_are_part_of_the_result()
    {
        await using var bench = new CallBench();
        var session = await bench.AnsweredAsync();
        await bench.SaidAsync("i1", VoiceRole.Agent, "A table for four tomorrow at seven?");
        var listener = await bench.Voice.Listener;
        listener.OnItemAdded("u1", "i1", VoiceRole.Callee);

        session.CarrierReported(CarrierStatus.Completed);
        await listener.OnCalleeTranscriptAsync("u1", "You're booked. The confirmation number is BK472.");
        await Until.TrueAsync(
            () =>
            {
                bench.Time.Advance(TimeSpan.FromMilliseconds(50));
                return session.Call.Result is not null;
            },
            "the result");

        session.Call.Result!.ConfirmationNumber.ShouldBe("BK472");
    }

    [Fact]
    public async Task Twilio_failing_to_hang_up_does_not_keep_the_result_back()
    {
        await using var bench = new CallBench();
        bench.Twilio.Other = () => FakeTwilio.Error(401, 20003);
        var session = await bench.AnsweredAsync();

        session.End(CallEnding.UserHungUp);

        (await Until.DoneAsync(session.Call.Completion)).Outcome.ShouldBe(CallOutcome.Failed);
        await Until.DoneAsync(session.Released);
        bench.Logs.Lines.ShouldContain(line => line.Contains("could not be hung up", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_that_stops_puts_every_line_down()
    {
        await using var bench = new CallBench();
        var session = await bench.AnsweredAsync();

        await Until.DoneAsync(bench.Calls.DisposeAsync().AsTask());

        session.Call.Result!.Error!.Code.ShouldBe("call.server_stopping");
        bench.Twilio.Ends.ShouldBe(1);
        bench.Voice.Session.IsDisposed.ShouldBeTrue();
        bench.Time.Timers.ShouldBe(0);
    }

    [Fact]
    public async Task A_call_is_forgotten_an_hour_after_its_end_and_not_before()
    {
        await using var bench = new CallBench();
        var ended = await bench.StartAsync();
        ended.CarrierReported(CarrierStatus.Busy);
        await bench.ResultAsync(ended);

        bench.Time.Advance(TimeSpan.FromMinutes(59));
        bench.Calls.TryGet(ended.Call.Id, out _).ShouldBeTrue();
        bench.Time.Advance(TimeSpan.FromMinutes(3));

        bench.Calls.TryGet(ended.Call.Id, out _).ShouldBeFalse();
    }

    [Fact]
    public async Task The_model_is_told_the_booking_and_its_tools()
    {
        await using var bench = new CallBench();
        await bench.StartAsync();
        await bench.Voice.Listener;

        var options = bench.Voice.Options!;
        options.Instructions.ShouldContain("Luigi's");
        options.Instructions.ShouldContain("7:00 PM");
        options.Instructions.ShouldContain("2026-11-23");
        options.Instructions.ShouldNotContain("{{");
        options.Tools.Select(tool => tool.Name).ShouldBe(["report_outcome", "end_call", "wait", "press_keys", "ask_customer"]);
    }
}
