using Concierge.Calls.Lifecycle;
using Concierge.Contracts;
using Concierge.Media.Bridge;
using Concierge.Tests.Voice;

namespace Concierge.Tests.Calls;

/// <summary>The voice model refuses the session, or the session is lost during a call.</summary>
public sealed class CallVoiceSessionTests
{
    private static VoiceModelError Broke { get; } = new("openai.connection_lost", "The connection to the voice model broke off.", "Try again.");

    [Fact]
    public async Task VoiceModel_RefusesWhileRinging_EndsTheCall()
    {
        await using var bench = new CallTestHost();
        var refusing = new TaskCompletionSource();
        bench.Voice.Opening = _ => refusing.Task;
        var session = await bench.StartCallAsync();

        refusing.SetException(new VoiceModelException(new("openai.unauthorized", "OpenAI refused the key.", "Check OPENAI_API_KEY.")));

        var result = await bench.WaitForResultAsync(session);
        result.Outcome.ShouldBe(CallOutcome.Failed);
        result.Error!.Code.ShouldBe("openai.unauthorized");
        result.Message.ShouldContain("OpenAI refused the key.");
        bench.Twilio.Ends.ShouldBe(1, "the telephone must stop ringing");
    }

    [Fact]
    public async Task VoiceModel_ThrowsWhileRinging_EndsTheCall()
    {
        await using var bench = new CallTestHost();
        bench.Voice.Opening = _ => throw new InvalidOperationException("a fault");

        var session = await bench.StartCallAsync();

        (await bench.WaitForResultAsync(session)).Outcome.ShouldBe(CallOutcome.Failed);
        bench.Twilio.Ends.ShouldBe(1);
    }

    [Fact]
    public async Task VoiceModel_StillOpening_IsCancelledWithTheCall()
    {
        await using var bench = new CallTestHost();
        bench.Voice.Opening = token => Task.Delay(Timeout.InfiniteTimeSpan, bench.Time, token);
        var session = await bench.StartCallAsync();

        session.OnCarrierStatus(CarrierStatus.Busy);

        (await bench.WaitForResultAsync(session)).Outcome.ShouldBe(CallOutcome.Busy);
        bench.Voice.IsOpen.ShouldBeFalse();
    }

    [Fact]
    public async Task VoiceModel_Lost_ReconnectsWithTheConversation()
    {
        await using var bench = new CallTestHost();
        var session = await bench.StartAnsweredCallAsync();
        var listener = await bench.Voice.Listener;
        await bench.AddTurnAsync("u1", VoiceRole.Callee, "Luigi's, hello?");
        await listener.OnResponseCreatedAsync("r1");
        await listener.OnAudioAsync("r1", "i1", 0, Audio.Of(200));
        await bench.AddTurnAsync("i1", VoiceRole.Agent, "Hello, a table for four please.");

        listener.OnClosed(new("openai.connection_lost", "The connection to the voice model broke off.", "Try again."));

        await bench.AdvanceUntilAsync(() => bench.Voice.Sessions.Count == 2 && bench.Voice.Session.Creates == 1, "the second session");
        bench.Voice.Sessions[0].IsDisposed.ShouldBeTrue();
        bench.Voice.Options!.History.ShouldBe([new(VoiceRole.Callee, "Luigi's, hello?"), new(VoiceRole.Agent, "Hello, a table for four please.")]);
        bench.Voice.Session.Done.ShouldContain("note Say: \"Sorry, I lost you for a second.\"");
        session.Call.Ending.ShouldBeNull();
    }

    [Fact]
    public async Task VoiceModel_ReconnectFails_TwilioSaysGoodbye()
    {
        await using var bench = new CallTestHost();
        var session = await bench.StartAnsweredCallAsync();
        var listener = await bench.Voice.Listener;
        bench.Voice.Opening = _ => throw new VoiceModelException(new("openai.unreachable", "The voice model could not be reached."));

        listener.OnClosed(new("openai.connection_lost", "The connection to the voice model broke off.", "Try again."));

        await bench.AdvanceUntilAsync(() => session.Call.Result is not null, "the result");
        session.Call.Result!.Error!.Code.ShouldBe("openai.unreachable");
        await Until.DoneAsync(session.Released);
        bench.Twilio.Requests[^1].Field("Twiml")!.ShouldContain("<Say>");
    }

    [Theory]
    [InlineData("openai.insufficient_quota")]
    [InlineData("openai.unauthorized")]
    public async Task VoiceModel_NonRetryableError_IsNotRetried(string code)
    {
        await using var bench = new CallTestHost();
        var session = await bench.StartAnsweredCallAsync();

        (await bench.Voice.Listener).OnClosed(new(code, "No."));

        (await Until.DoneAsync(session.Call.Completion)).Error!.Code.ShouldBe(code);
        bench.Voice.Sessions.Count.ShouldBe(1);
    }

    [Fact]
    public async Task VoiceModel_LostFourTimes_TwilioSaysGoodbye()
    {
        await using var bench = new CallTestHost();
        var session = await SpokenAsync(bench);
        for (var sessions = 2; sessions <= 4; sessions++)
        {
            bench.Voice.Current!.OnClosed(Broke);
            var expected = sessions;
            await bench.AdvanceUntilAsync(() => bench.Voice.Sessions.Count == expected && bench.Voice.Session.Creates == 1, $"session {expected}");
            bench.Voice.Session.Asked.ShouldBe(["note Say: \"Sorry, I lost you for a second.\"", "create"]);
            await bench.Voice.Current!.OnResponseCreatedAsync($"r{expected}");
            await bench.Voice.Current!.OnResponseDoneAsync($"r{expected}", error: null);
        }

        bench.Voice.Current!.OnClosed(Broke);

        var result = await bench.WaitForResultAsync(session, ends: 0);
        result.Error!.Code.ShouldBe("openai.connection_lost");
        bench.Voice.Sessions.Count.ShouldBe(4);
        bench.Twilio.Requests[^1].Field("Twiml")!.ShouldContain("<Say>");
        bench.Twilio.Requests[^1].Field("Twiml")!.ShouldContain("<Hangup");
    }

    [Theory]
    [InlineData("openai.session_expired")]
    [InlineData("openai.silent")]
    [InlineData("openai.server_error")]
    public async Task VoiceModel_LossSurvived_IsAWarning(string code)
    {
        await using var bench = new CallTestHost();
        var session = await SpokenAsync(bench);

        bench.Voice.Current!.OnClosed(new(code, "It is gone."));

        await bench.AdvanceUntilAsync(() => bench.Voice.Sessions.Count == 2, "the second session");
        var told = await CallTestHost.EventsAsync(session, happened => happened.Kind == CallEventKind.Warning);
        told[^1].Warning!.Code.ShouldBe(code);
        session.Call.Ending.ShouldBeNull();
    }

    [Fact]
    public async Task VoiceModel_Error_IsAWarningAndKeepsTheSession()
    {
        await using var bench = new CallTestHost();
        var session = await SpokenAsync(bench);

        await bench.Voice.Current!.OnErrorAsync(new("openai.invalid_value", "Audio content is already shorter."), "conversation.item.truncate");

        var told = await CallTestHost.EventsAsync(session, happened => happened.Kind == CallEventKind.Warning);
        told[^1].Warning!.Code.ShouldBe("openai.invalid_value");
        bench.Voice.Sessions.Count.ShouldBe(1);
    }

    [Fact]
    public async Task VoiceModel_LostWhileOpening_IsReplaced()
    {
        await using var bench = new CallTestHost();
        var losses = 1;
        bench.Voice.Opening = _ =>
        {
            if (losses-- > 0)
            {
                bench.Voice.Current!.OnClosed(Broke);
            }

            return Task.CompletedTask;
        };

        var session = await bench.StartAnsweredCallAsync();

        await bench.AdvanceUntilAsync(() => bench.Voice.Sessions.Count == 2, "the second session");
        bench.Voice.Sessions[0].IsDisposed.ShouldBeTrue();
        session.Call.Ending.ShouldBeNull();
    }

    [Fact]
    public async Task VoiceModel_EventsOfALostSession_AreIgnored()
    {
        await using var bench = new CallTestHost();
        await SpokenAsync(bench);
        var lost = bench.Voice.Current!;
        lost.OnClosed(Broke);
        await bench.AdvanceUntilAsync(() => bench.Voice.Sessions.Count == 2 && bench.Voice.Session.Creates == 1, "the second session");
        var before = bench.StreamSocket.Sent.Count;

        await lost.OnAudioAsync("r1", "i1", 0, Audio.Of(200));
        await lost.OnResponseCreatedAsync("r9");
        lost.OnFunctionCall("c9", "end_call", "{}");
        lost.OnClosed(Broke);
        await bench.Voice.Current!.OnResponseCreatedAsync("r2");
        await bench.Voice.Current!.OnAudioAsync("r2", "i2", 0, Audio.Of(20, 9));

        bench.StreamSocket.Sent.Count.ShouldBe(before + 2, "one piece of audio and its mark");
        bench.Voice.Sessions.Count.ShouldBe(2);
        bench.Voice.Session.Done.ShouldNotContain(entry => entry.StartsWith("output", StringComparison.Ordinal));
    }

    [Fact]
    public async Task VoiceModel_SilentForFiveSeconds_IsReplaced()
    {
        await using var bench = new CallTestHost();
        await SpokenAsync(bench);
        await bench.Voice.Current!.OnSpeechStartedAsync("u2");
        await bench.Voice.Current!.OnSpeechStoppedAsync("u2", TimeSpan.FromSeconds(1));
        await bench.Voice.Current!.OnCalleeTranscriptAsync("u2", "For what name?");
        await Until.TrueAsync(() => bench.Voice.Session.Creates == 1, "the request");
        bench.Time.Advance(TimeSpan.FromSeconds(4.9));
        bench.Voice.Sessions.Count.ShouldBe(1);

        await bench.AdvanceUntilAsync(() => bench.Voice.Sessions.Count == 2 && bench.Voice.Session.Creates == 1, "the second session");
    }

    private static async Task<CallSession> SpokenAsync(CallTestHost bench)
    {
        var session = await bench.StartAnsweredCallAsync();
        await Until.TrueAsync(() => bench.Voice.Sessions.Count == 1, "the session");
        var listener = await bench.Voice.Listener;
        await listener.OnResponseCreatedAsync("r1");
        await listener.OnAudioAsync("r1", "i1", 0, Audio.Of(200));
        await listener.OnResponseDoneAsync("r1", error: null);
        return session;
    }
}
