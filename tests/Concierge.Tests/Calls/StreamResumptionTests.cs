using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Tests.Voice;

namespace Concierge.Tests.Calls;

/// <summary>A media stream breaks without a <c>stop</c> message and is resumed.</summary>
public sealed class StreamResumptionTests
{
    [Fact]
    public async Task BrokenStream_NextStream_ContinuesTheConversation()
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
    public async Task BrokenStream_NoStreamWithinTenSeconds_EndsTheCall()
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
    public async Task MayResume_SixthTime_IsRefused()
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
    public async Task MayResume_EndingCall_IsRefused()
    {
        await using var bench = new CallBench();
        var session = await bench.AnsweredAsync();
        session.StreamEnded(bench.Line, stopped: false);

        session.End(CallEnding.UserHungUp);

        session.MayResume().ShouldBeFalse();
        await bench.ResultAsync(session);
    }

    [Fact]
    public async Task StreamEnded_LateStopOfAnOldStream_ChangesNothing()
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
    public async Task StreamEnded_Stop_MeansTheCalleeHungUp()
    {
        await using var bench = new CallBench();
        var session = await bench.AnsweredAsync();

        session.StreamEnded(bench.Line, stopped: true);

        (await bench.ResultAsync(session)).Error!.Code.ShouldBe("call.callee_hung_up");
    }

    [Fact]
    public async Task StreamEnded_BothHangUp_LogsNoFailure()
    {
        await using var bench = new CallBench();
        bench.Twilio.Other = () => Telephony.FakeTwilio.Error(404, 21220);
        var session = await bench.AnsweredAsync();

        await Task.WhenAll(
            Task.Run(() => session.StreamEnded(bench.Line, stopped: true)),
            Task.Run(session.FarewellHeard),
            Task.Run(() => bench.Caller.HangUpAsync(session.Call.Id, CancellationToken.None)));

        await bench.ResultAsync(session);
        bench.Logs.Lines.ShouldNotContain(line => line.Contains("Twilio did not hang up", StringComparison.Ordinal));
        bench.Logs.Lines.ShouldNotContain(line => line.StartsWith("Error ", StringComparison.Ordinal));
    }
}
