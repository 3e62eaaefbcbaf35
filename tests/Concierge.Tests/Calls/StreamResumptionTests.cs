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
        await using var bench = new CallTestHost();
        var session = await bench.StartAnsweredCallAsync();

        session.OnStreamEnded(bench.StreamWriter, stopped: false);
        session.Call.Ending.ShouldBeNull();
        session.TryResume().ShouldBeTrue();
        bench.Time.Advance(TimeSpan.FromSeconds(9));
        await bench.OpenStreamAsync(session);
        bench.Time.Advance(TimeSpan.FromSeconds(1.5));
        await bench.Voice.Current!.OnAudioAsync("r1", "i1", 0, Audio.Of(100));

        session.Call.Ending.ShouldBeNull();
        bench.StreamSocket.Payloads.ShouldBe([Audio.Text(100)]);
        var told = await CallTestHost.EventsAsync(session, happened => happened.Kind == CallEventKind.Warning);
        told[^1].Warning!.Code.ShouldBe("call.stream_broke");
    }

    [Fact]
    public async Task BrokenStream_NoStreamWithinTenSeconds_EndsTheCall()
    {
        await using var bench = new CallTestHost();
        var session = await bench.StartAnsweredCallAsync();
        session.OnStreamEnded(bench.StreamWriter, stopped: false);
        bench.Time.Advance(TimeSpan.FromSeconds(9.9));
        session.Call.Ending.ShouldBeNull();

        bench.Time.Advance(TimeSpan.FromSeconds(0.1));

        (await bench.WaitForResultAsync(session)).Error!.Code.ShouldBe("call.callee_hung_up");
        bench.Twilio.Ends.ShouldBe(1);
    }

    [Fact]
    public async Task MayResume_SixthTime_IsRefused()
    {
        await using var bench = new CallTestHost();
        var session = await bench.StartAnsweredCallAsync();
        for (var time = 0; time < 5; time++)
        {
            session.OnStreamEnded(bench.StreamWriter, stopped: false);
            session.TryResume().ShouldBeTrue();
            await bench.OpenStreamAsync(session);
        }

        session.OnStreamEnded(bench.StreamWriter, stopped: false);

        session.TryResume().ShouldBeFalse();
        bench.Time.Advance(TimeSpan.FromSeconds(10));
        await bench.WaitForResultAsync(session);
    }

    [Fact]
    public async Task MayResume_EndingCall_IsRefused()
    {
        await using var bench = new CallTestHost();
        var session = await bench.StartAnsweredCallAsync();
        session.OnStreamEnded(bench.StreamWriter, stopped: false);

        session.End(CallEndReason.UserHungUp);

        session.TryResume().ShouldBeFalse();
        await bench.WaitForResultAsync(session);
    }

    [Fact]
    public async Task StreamEnded_LateStopOfAnOldStream_ChangesNothing()
    {
        await using var bench = new CallTestHost();
        var session = await bench.StartAnsweredCallAsync();
        var old = bench.StreamWriter;
        await bench.OpenStreamAsync(session);

        session.OnStreamEnded(old, stopped: true);
        bench.Time.Advance(TimeSpan.FromSeconds(30));

        session.Call.Ending.ShouldBeNull();
    }

    [Fact]
    public async Task StreamEnded_Stop_MeansTheCalleeHungUp()
    {
        await using var bench = new CallTestHost();
        var session = await bench.StartAnsweredCallAsync();

        session.OnStreamEnded(bench.StreamWriter, stopped: true);

        (await bench.WaitForResultAsync(session)).Error!.Code.ShouldBe("call.callee_hung_up");
    }

    [Fact]
    public async Task StreamEnded_BothHangUp_LogsNoFailure()
    {
        await using var bench = new CallTestHost();
        bench.Twilio.Other = () => Telephony.FakeTwilio.Error(404, 21220);
        var session = await bench.StartAnsweredCallAsync();

        await Task.WhenAll(
            Task.Run(() => session.OnStreamEnded(bench.StreamWriter, stopped: true)),
            Task.Run(session.OnFarewellPlayed),
            Task.Run(() => bench.Caller.HangUpAsync(session.Call.Id, CancellationToken.None)));

        await bench.WaitForResultAsync(session);
        bench.Logs.Lines.ShouldNotContain(line => line.Contains("Twilio did not hang up", StringComparison.Ordinal));
        bench.Logs.Lines.ShouldNotContain(line => line.StartsWith("Error ", StringComparison.Ordinal));
    }
}
