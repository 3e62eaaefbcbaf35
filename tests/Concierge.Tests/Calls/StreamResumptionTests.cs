using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Tests.Voice;

namespace Concierge.Tests.Calls;

/// <summary>The telephone's audio breaks off without a stop, and is taken up again.</summary>
public sealed class StreamResumptionTests
{
    [Fact]
    public async Task The_conversation_goes_on_with_the_next_stream()
    {
        await using var bench = new CallBench();
        var session = await bench.AnsweredAsync();

        session.StreamEnded(bench.Line, stopped: false);
        session.Call.Ending.ShouldBeNull();
        session.MayResume().ShouldBeTrue();
        bench.Time.Advance(TimeSpan.FromSeconds(9));
        await bench.OpenStreamAsync(session);
        bench.Time.Advance(TimeSpan.FromSeconds(1.5));
        await bench.Voice.Current!.OnAudioAsync("r1", "i1", 0, Audio.Of(100));

        session.Call.Ending.ShouldBeNull();
        bench.Telephone.Payloads.ShouldBe([Audio.Text(100)]);
        var told = await CallBench.EventsAsync(session, happened => happened.Kind == CallEventKind.Warning);
        told[^1].Warning!.Code.ShouldBe("call.stream_broke");
    }

    [Fact]
    public async Task Without_one_within_ten_seconds_the_call_ends()
    {
        await using var bench = new CallBench();
        var session = await bench.AnsweredAsync();
        session.StreamEnded(bench.Line, stopped: false);
        bench.Time.Advance(TimeSpan.FromSeconds(9.9));
        session.Call.Ending.ShouldBeNull();

        bench.Time.Advance(TimeSpan.FromSeconds(0.1));

        (await bench.ResultAsync(session)).Error!.Code.ShouldBe("call.callee_hung_up");
        bench.Twilio.Ends.ShouldBe(1);
    }

    [Fact]
    public async Task It_is_taken_up_five_times_and_no_more()
    {
        await using var bench = new CallBench();
        var session = await bench.AnsweredAsync();
        for (var time = 0; time < 5; time++)
        {
            session.StreamEnded(bench.Line, stopped: false);
            session.MayResume().ShouldBeTrue();
            await bench.OpenStreamAsync(session);
        }

        session.StreamEnded(bench.Line, stopped: false);

        session.MayResume().ShouldBeFalse();
        bench.Time.Advance(TimeSpan.FromSeconds(10));
        await bench.ResultAsync(session);
    }

    [Fact]
    public async Task A_call_that_is_ending_is_not_taken_up()
    {
        await using var bench = new CallBench();
        var session = await bench.AnsweredAsync();
        session.StreamEnded(bench.Line, stopped: false);

        session.End(CallEnding.UserHungUp);

        session.MayResume().ShouldBeFalse();
        await bench.ResultAsync(session);
    }

    [Fact]
    public async Task A_stop_that_comes_late_for_an_old_stream_changes_nothing()
    {
        await using var bench = new CallBench();
        var session = await bench.AnsweredAsync();
        var old = bench.Line;
        await bench.OpenStreamAsync(session);

        session.StreamEnded(old, stopped: true);
        bench.Time.Advance(TimeSpan.FromSeconds(30));

        session.Call.Ending.ShouldBeNull();
    }

    [Fact]
    public async Task A_stop_is_the_callee_hanging_up()
    {
        await using var bench = new CallBench();
        var session = await bench.AnsweredAsync();

        session.StreamEnded(bench.Line, stopped: true);

        (await bench.ResultAsync(session)).Error!.Code.ShouldBe("call.callee_hung_up");
    }

    [Fact]
    public async Task Both_hanging_up_at_once_is_ordinary()
    {
        await using var bench = new CallBench();
        bench.Twilio.Other = () => Telephony.FakeTwilio.Error(404, 21220);
        var session = await bench.AnsweredAsync();

        await Task.WhenAll(
            Task.Run(() => session.StreamEnded(bench.Line, stopped: true)),
            Task.Run(session.FarewellHeard),
            Task.Run(() => bench.Caller.HangUpAsync(session.Call.Id, CancellationToken.None)));

        await bench.ResultAsync(session);
        bench.Logs.Lines.ShouldNotContain(line => line.Contains("could not be hung up", StringComparison.Ordinal));
        bench.Logs.Lines.ShouldNotContain(line => line.Contains("a fault", StringComparison.Ordinal));
    }
}
