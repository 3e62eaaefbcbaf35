using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Tests.Media.Bridge;
using Concierge.Tests.Twilio;

namespace Concierge.Tests.Calls;

/// <summary>A media stream that ends without a <c>stop</c> message is resumed.</summary>
public sealed class StreamResumptionTests
{
    [Fact]
    public async Task BrokenStream_NextStream_ContinuesTheConversation()
    {
        await using var host = new CallTestHost();
        var session = await host.StartAnsweredCallAsync();

        session.OnStreamEnded(host.StreamWriter, stopped: false);
        session.Call.Ending.ShouldBeNull();
        session.TryResume().ShouldBeTrue();
        host.Time.Advance(TimeSpan.FromSeconds(9));
        await host.OpenStreamAsync(session);
        host.Time.Advance(TimeSpan.FromSeconds(1.5));
        await host.Voice.Current!.OnAudioAsync("r1", "i1", 0, Audio.Create(100));

        session.Call.Ending.ShouldBeNull();
        host.StreamSocket.Payloads.ShouldBe([Audio.CreateText(100)]);
        var warnings = await CallTestHost.EventsAsync(session, callEvent => callEvent.Kind == CallEventKind.Warning);
        warnings[^1].Warning!.Code.ShouldBe("call.stream_broke");
    }

    [Fact]
    public async Task BrokenStream_NoStreamWithinTenSeconds_EndsTheCall()
    {
        await using var host = new CallTestHost();
        var session = await host.StartAnsweredCallAsync();
        session.OnStreamEnded(host.StreamWriter, stopped: false);
        host.Time.Advance(TimeSpan.FromSeconds(9.9));
        session.Call.Ending.ShouldBeNull();

        host.Time.Advance(TimeSpan.FromSeconds(0.1));

        (await host.WaitForResultAsync(session)).Error!.Code.ShouldBe("call.stream_lost");
        host.Twilio.Ends.ShouldBe(1);
    }

    [Fact]
    public async Task TryResume_SixthTime_IsRefused()
    {
        await using var host = new CallTestHost();
        var session = await host.StartAnsweredCallAsync();
        for (var resumption = 0; resumption < 5; resumption++)
        {
            session.OnStreamEnded(host.StreamWriter, stopped: false);
            session.TryResume().ShouldBeTrue();
            await host.OpenStreamAsync(session);
        }

        session.OnStreamEnded(host.StreamWriter, stopped: false);

        session.TryResume().ShouldBeFalse();
        host.Time.Advance(TimeSpan.FromSeconds(10));
        await host.WaitForResultAsync(session);
    }

    [Fact]
    public async Task TryResume_EndingCall_IsRefused()
    {
        await using var host = new CallTestHost();
        var session = await host.StartAnsweredCallAsync();
        session.OnStreamEnded(host.StreamWriter, stopped: false);

        session.End(CallEndReason.UserHungUp);

        session.TryResume().ShouldBeFalse();
        await host.WaitForResultAsync(session);
    }

    [Fact]
    public async Task OnStreamEnded_LateStopOfAnOldStream_ChangesNothing()
    {
        await using var host = new CallTestHost();
        var session = await host.StartAnsweredCallAsync();
        var old = host.StreamWriter;
        await host.OpenStreamAsync(session);

        session.OnStreamEnded(old, stopped: true);
        host.Time.Advance(TimeSpan.FromSeconds(30));

        session.Call.Ending.ShouldBeNull();
    }

    [Fact]
    public async Task OnStreamEnded_Stop_MeansTheCalleeHungUp()
    {
        await using var host = new CallTestHost();
        var session = await host.StartAnsweredCallAsync();

        session.OnStreamEnded(host.StreamWriter, stopped: true);

        (await host.WaitForResultAsync(session)).Error!.Code.ShouldBe("call.callee_hung_up");
    }

    [Fact]
    public async Task OnStreamEnded_AllSidesHangUpAtOnce_LogsNoFailure()
    {
        await using var host = new CallTestHost();
        host.Twilio.Other = () => FakeTwilio.Error(404, 21220);
        var session = await host.StartAnsweredCallAsync();

        await Task.WhenAll(
            Task.Run(() => session.OnStreamEnded(host.StreamWriter, stopped: true)),
            Task.Run(session.Conversation.OnFarewellPlayed),
            Task.Run(() => host.Caller.HangUpAsync(session.Call.Id, CancellationToken.None)));

        await host.WaitForResultAsync(session);
        host.Logs.Lines.ShouldNotContain(line => line.Contains("Twilio did not hang up", StringComparison.Ordinal));
        host.Logs.Lines.ShouldNotContain(line => line.StartsWith("Error ", StringComparison.Ordinal));
    }
}
