using Concierge.Calls.Lifecycle;
using Concierge.Contracts;
using Concierge.Media.Bridge;

namespace Concierge.Tests.Calls;

/// <summary>An answered call in which the callee would hear nothing.</summary>
public sealed class DeadAirTests
{
    [Fact]
    public async Task A_voice_session_that_is_late_is_bridged_by_one_sentence_and_the_call_goes_on()
    {
        await using var host = new CallTestHost();
        var opening = new TaskCompletionSource();
        host.Voice.Opening = token => opening.Task.WaitAsync(token);
        var session = await AnswerAsync(host);
        host.Time.Advance(DeadAirGuard.SpeakAfter - TimeSpan.FromMilliseconds(1));
        Said(host).ShouldBeEmpty();

        host.Time.Advance(TimeSpan.FromMilliseconds(1));

        await Until.TrueAsync(() => Said(host).Count == 1, "the sentence");
        Said(host)[0].ShouldContain("one moment, please");
        Said(host)[0].ShouldContain("<Stream");
        session.OnStreamEnded(host.StreamWriter, stopped: true);
        session.Call.Ending.ShouldBeNull("Twilio only speaks");
        await host.OpenStreamAsync(session);
        opening.SetResult();
        await Until.TrueAsync(() => host.Voice.IsOpen, "the voice session");
        await session.Bridge.OnCalleeAudioAsync(Media.Bridge.Audio.Create(20), 0);
        await Until.TrueAsync(() => host.Voice.Session.Operations.Count > 0, "the audio");
        host.Time.Advance(DeadAirGuard.GiveUpAfter);

        session.Call.Ending.ShouldBeNull();
        Said(host).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_voice_session_that_never_comes_ends_the_call_after_fifteen_seconds()
    {
        await using var host = new CallTestHost();
        host.Voice.Opening = token => Task.Delay(Timeout.InfiniteTimeSpan, host.Time, token);
        var session = await AnswerAsync(host);

        host.Time.Advance(DeadAirGuard.GiveUpAfter - TimeSpan.FromMilliseconds(1));
        session.Call.Ending.ShouldBeNull();
        host.Time.Advance(TimeSpan.FromMilliseconds(1));

        var result = await Until.DoneAsync(session.Call.Completion);
        result.Error!.Code.ShouldBe("openai.timeout");
        await Until.TrueAsync(() => Said(host).Exists(said => said.Contains("technical problem", StringComparison.Ordinal)), "the goodbye");
    }

    [Fact]
    public async Task A_lost_voice_session_that_does_not_come_back_ends_the_call_after_fifteen_seconds()
    {
        await using var host = new CallTestHost();
        var session = await host.StartAnsweredCallAsync();
        host.Voice.Opening = token => Task.Delay(Timeout.InfiniteTimeSpan, host.Time, token);

        host.Voice.Current!.OnClosed(new VoiceModelError("openai.connection_lost", "Lost."));
        await Until.TrueAsync(() => host.Voice.Requests == 2, "the attempt to open another session");
        host.Time.Advance(DeadAirGuard.GiveUpAfter);

        (await Until.DoneAsync(session.Call.Completion)).Error!.Code.ShouldBe("openai.timeout");
    }

    [Fact]
    public async Task An_answered_call_without_a_stream_is_ended_after_fifteen_seconds()
    {
        await using var host = new CallTestHost();
        var session = await host.StartCallAsync();
        session.OnInstructionsRequested();
        session.OnCarrierStatus(CarrierStatus.InProgress);

        host.Time.Advance(DeadAirGuard.GiveUpAfter);

        (await host.WaitForResultAsync(session)).Error!.Code.ShouldBe("call.no_stream");
        host.Twilio.Ends.ShouldBe(1);
    }

    [Fact]
    public async Task A_stream_that_Twilio_tries_again_gets_another_fifteen_seconds()
    {
        await using var host = new CallTestHost();
        var session = await host.StartCallAsync();
        session.OnInstructionsRequested();
        session.OnCarrierStatus(CarrierStatus.InProgress);
        host.Time.Advance(TimeSpan.FromSeconds(10));

        session.TryResume().ShouldBeTrue();
        host.Time.Advance(TimeSpan.FromSeconds(14));
        session.Call.Ending.ShouldBeNull();
        host.Time.Advance(TimeSpan.FromSeconds(1));

        (await host.WaitForResultAsync(session)).Error!.Code.ShouldBe("call.no_stream");
    }

    [Fact]
    public async Task A_call_that_rings_for_long_is_not_dead_air()
    {
        await using var host = new CallTestHost();
        var session = await host.StartCallAsync();
        session.OnCarrierStatus(CarrierStatus.Ringing);

        host.Time.Advance(DeadAirGuard.GiveUpAfter * 2);

        session.Call.Ending.ShouldBeNull();
    }

    private static async Task<CallSession> AnswerAsync(CallTestHost host)
    {
        var session = await host.StartCallAsync();
        session.OnCarrierStatus(CarrierStatus.InProgress);
        await host.OpenStreamAsync(session);
        return session;
    }

    private static List<string> Said(CallTestHost host) => [.. host.Twilio.Requests.Select(request => request.Field("Twiml")).OfType<string>()];
}
