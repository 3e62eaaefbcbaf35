using Concierge.Calls.Lifecycle;
using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Media.Bridge;
using Concierge.Tests.Media.Bridge;

namespace Concierge.Tests.Calls;

/// <summary>The voice model refuses the session, or the session is lost during a call.</summary>
public sealed class CallVoiceSessionTests
{
    private static VoiceModelError ConnectionLost { get; } = new("openai.connection_lost", "The connection to the voice model broke off.", "Try again.");

    [Fact]
    public async Task VoiceModel_RefusesTheSessionWhileRinging_EndsTheCall()
    {
        await using var host = new CallTestHost();
        var opening = new TaskCompletionSource();
        host.Voice.Opening = _ => opening.Task;
        var session = await host.StartCallAsync();

        opening.SetException(new VoiceModelException(new("openai.unauthorized", "OpenAI refused the key.", "Check OPENAI_API_KEY.")));

        var result = await host.WaitForResultAsync(session);
        result.Outcome.ShouldBe(CallOutcome.Failed);
        result.Error!.Code.ShouldBe("openai.unauthorized");
        result.Message.ShouldContain("OpenAI refused the key.");
        host.Twilio.Ends.ShouldBe(1, "the call must stop ringing");
    }

    [Fact]
    public async Task VoiceModel_RefusesTheSettings_IsNotAskedAgain()
    {
        await using var host = new CallTestHost();
        var error = new VoiceModelError("openai.invalid_value", "The voice model refused the settings of the session at session.audio.output.voice.") { IsPermanent = true };
        host.Voice.Opening = _ => throw new VoiceModelException(error);

        var session = await host.StartCallAsync();

        var result = await host.WaitForResultAsync(session);
        (result.Error!.Code, host.Voice.Requests).ShouldBe(("openai.invalid_value", 1));
        result.Message.ShouldContain("session.audio.output.voice");
    }

    [Fact]
    public async Task VoiceModel_ThrowsWhileRinging_EndsTheCall()
    {
        await using var host = new CallTestHost();
        host.Voice.Opening = _ => throw new InvalidOperationException("a fault");

        var session = await host.StartCallAsync();

        (await host.WaitForResultAsync(session)).Outcome.ShouldBe(CallOutcome.Failed);
        host.Twilio.Ends.ShouldBe(1);
    }

    [Fact]
    public async Task VoiceModel_StillOpening_IsCancelledWithTheCall()
    {
        await using var host = new CallTestHost();
        host.Voice.Opening = token => Task.Delay(Timeout.InfiniteTimeSpan, host.Time, token);
        var session = await host.StartCallAsync();

        session.OnCarrierStatus(CarrierStatus.Busy);

        (await host.WaitForResultAsync(session)).Outcome.ShouldBe(CallOutcome.Busy);
        host.Voice.IsOpen.ShouldBeFalse();
    }

    [Fact]
    public async Task VoiceModel_Lost_ReconnectsWithTheConversation()
    {
        await using var host = new CallTestHost();
        var session = await host.StartAnsweredCallAsync();
        var listener = await host.Voice.Listener;
        await host.AddTurnAsync("u1", VoiceRole.Callee, "Luigi's, hello?");
        await listener.OnResponseCreatedAsync("r1");
        await listener.OnAudioAsync("r1", "i1", 0, Audio.Create(200));
        await host.AddTurnAsync("i1", VoiceRole.Agent, "Hello, a table for four please.");

        listener.OnClosed(new("openai.connection_lost", "The connection to the voice model broke off.", "Try again."));

        await host.AdvanceUntilAsync(() => host.Voice.Sessions.Count == 2 && host.Voice.Session.CreateCount == 1, "the second session");
        host.Voice.Sessions[0].IsDisposed.ShouldBeTrue();
        host.Voice.Options!.History.ShouldBe([new(VoiceRole.Callee, "Luigi's, hello?"), new(VoiceRole.Agent, "Hello, a table for four please.")]);
        host.Voice.Session.Operations.ShouldContain("note Say: \"Sorry, I lost you for a second.\"");
        session.Call.Ending.ShouldBeNull();
    }

    [Fact]
    public async Task VoiceModel_ReconnectFails_TwilioSaysGoodbye()
    {
        await using var host = new CallTestHost();
        var session = await host.StartAnsweredCallAsync();
        var listener = await host.Voice.Listener;
        host.Voice.Opening = _ => throw new VoiceModelException(new("openai.unreachable", "The voice model could not be reached."));

        listener.OnClosed(new("openai.connection_lost", "The connection to the voice model broke off.", "Try again."));

        await host.AdvanceUntilAsync(() => session.Call.Result is not null, "the result");
        session.Call.Result!.Error!.Code.ShouldBe("openai.unreachable");
        await Until.DoneAsync(session.Released);
        host.Twilio.Requests[^1].Field("Twiml")!.ShouldContain("<Say>");
    }

    [Theory]
    [InlineData("openai.insufficient_quota")]
    [InlineData("openai.unauthorized")]
    public async Task VoiceModel_NonRetryableError_IsNotRetried(string code)
    {
        await using var host = new CallTestHost();
        var session = await host.StartAnsweredCallAsync();

        (await host.Voice.Listener).OnClosed(new(code, "No."));

        (await Until.DoneAsync(session.Call.Completion)).Error!.Code.ShouldBe(code);
        host.Voice.Sessions.Count.ShouldBe(1);
    }

    [Fact]
    public async Task VoiceModel_LostFourTimes_TwilioSaysGoodbye()
    {
        await using var host = new CallTestHost();
        var session = await StartCallAndSpeakAsync(host);
        for (var sessions = 2; sessions <= 4; sessions++)
        {
            host.Voice.Current!.OnClosed(ConnectionLost);
            var expected = sessions;
            await host.AdvanceUntilAsync(() => host.Voice.Sessions.Count == expected && host.Voice.Session.CreateCount == 1, $"session {expected}");
            host.Voice.Session.OperationsExceptAudio.ShouldBe(["note Say: \"Sorry, I lost you for a second.\"", "create"]);
            await host.Voice.Current!.OnResponseCreatedAsync($"r{expected}");
            await host.Voice.Current!.OnResponseDoneAsync($"r{expected}", error: null);
        }

        host.Voice.Current!.OnClosed(ConnectionLost);

        var result = await host.WaitForResultAsync(session, ends: 0);
        result.Error!.Code.ShouldBe("openai.connection_lost");
        host.Voice.Sessions.Count.ShouldBe(4);
        host.Twilio.Requests[^1].Field("Twiml")!.ShouldContain("<Say>");
        host.Twilio.Requests[^1].Field("Twiml")!.ShouldContain("<Hangup");
    }

    [Theory]
    [InlineData("openai.session_expired")]
    [InlineData("openai.silent")]
    [InlineData("openai.server_error")]
    public async Task VoiceModel_LostAndReplaced_IsAWarning(string code)
    {
        await using var host = new CallTestHost();
        var session = await StartCallAndSpeakAsync(host);

        host.Voice.Current!.OnClosed(new(code, "It is gone."));

        await host.AdvanceUntilAsync(() => host.Voice.Sessions.Count == 2, "the second session");
        var warnings = await CallTestHost.EventsAsync(session, callEvent => callEvent.Kind == CallEventKind.Warning);
        warnings[^1].Warning!.Code.ShouldBe(code);
        session.Call.Ending.ShouldBeNull();
    }

    [Fact]
    public async Task VoiceModel_Error_IsAWarningAndKeepsTheSession()
    {
        await using var host = new CallTestHost();
        var session = await StartCallAndSpeakAsync(host);

        await host.Voice.Current!.OnErrorAsync(new("openai.invalid_value", "Audio content is already shorter."), "conversation.item.truncate");

        var warnings = await CallTestHost.EventsAsync(session, callEvent => callEvent.Kind == CallEventKind.Warning);
        warnings[^1].Warning!.Code.ShouldBe("openai.invalid_value");
        host.Voice.Sessions.Count.ShouldBe(1);
    }

    [Fact]
    public async Task VoiceModel_LostWhileOpening_IsReplaced()
    {
        await using var host = new CallTestHost();
        var losses = 1;
        host.Voice.Opening = _ =>
        {
            if (losses-- > 0)
            {
                host.Voice.Current!.OnClosed(ConnectionLost);
            }

            return Task.CompletedTask;
        };

        var session = await host.StartAnsweredCallAsync();

        await host.AdvanceUntilAsync(() => host.Voice.Sessions.Count == 2, "the second session");
        host.Voice.Sessions[0].IsDisposed.ShouldBeTrue();
        session.Call.Ending.ShouldBeNull();
    }

    [Fact]
    public async Task VoiceModel_EventsOfALostSession_AreIgnored()
    {
        await using var host = new CallTestHost();
        await StartCallAndSpeakAsync(host);
        var lost = host.Voice.Current!;
        lost.OnClosed(ConnectionLost);
        await host.AdvanceUntilAsync(() => host.Voice.Sessions.Count == 2 && host.Voice.Session.CreateCount == 1, "the second session");
        var before = host.StreamSocket.Sent.Count;

        await lost.OnAudioAsync("r1", "i1", 0, Audio.Create(200));
        await lost.OnResponseCreatedAsync("r9");
        lost.OnFunctionCall("c9", "end_call", "{}");
        lost.OnClosed(ConnectionLost);
        await host.Voice.Current!.OnResponseCreatedAsync("r2");
        await host.Voice.Current!.OnAudioAsync("r2", "i2", 0, Audio.Create(20, 9));

        host.StreamSocket.Sent.Count.ShouldBe(before + 2, "one chunk of audio and its mark");
        host.Voice.Sessions.Count.ShouldBe(2);
        host.Voice.Session.Operations.ShouldNotContain(entry => entry.StartsWith("output", StringComparison.Ordinal));
    }

    [Fact]
    public async Task VoiceModel_SilentForFiveSeconds_IsReplaced()
    {
        await using var host = new CallTestHost();
        await StartCallAndSpeakAsync(host);
        await host.Voice.Current!.OnSpeechStartedAsync("u2");
        await host.Voice.Current!.OnSpeechStoppedAsync("u2", TimeSpan.FromSeconds(1));
        await host.Voice.Current!.OnCalleeTranscriptAsync("u2", "For what name?");
        await Until.TrueAsync(() => host.Voice.Session.CreateCount == 1, "the request");
        host.Time.Advance(TimeSpan.FromSeconds(4.9));
        host.Voice.Sessions.Count.ShouldBe(1);

        await host.AdvanceUntilAsync(() => host.Voice.Sessions.Count == 2 && host.Voice.Session.CreateCount == 1, "the second session");
    }

    [Fact]
    public async Task CallEnds_WhileTheCalleeSpeaks_TheLastWordsCount()
    {
        await using var host = new CallTestHost();
        var session = await StartCallAndSpeakAsync(host);
        var listener = host.Voice.Current!;
        listener.OnItemAdded("a1", previousItemId: null, VoiceRole.Agent);
        listener.OnAgentTranscript("a1", "A table for four tomorrow at seven, for John, please.");
        await listener.OnSpeechStartedAsync("u2");

        session.End(CallEndReason.CalleeHungUp);

        // Silence ends the turn; its words arrive after the hang-up.
        await Until.TrueAsync(() => host.Voice.Session.Operations.Count(entry => entry.StartsWith("append", StringComparison.Ordinal)) > 50, "the silence");
        await listener.OnSpeechStoppedAsync("u2", TimeSpan.FromSeconds(1));
        listener.OnItemAdded("u2", "a1", VoiceRole.Callee);
        await listener.OnCalleeTranscriptAsync("u2", "Yes, it's booked, bye.");
        await host.AdvanceUntilAsync(() => session.Call.Result is not null, "the result");

        session.Call.Result!.Outcome.ShouldBe(CallOutcome.Confirmed);
    }

    [Fact]
    public async Task CallEnds_ConnectionOfTheModelTakesNothingMore_TheResultIsTold()
    {
        await using var host = new CallTestHost();
        var session = await StartCallAndSpeakAsync(host);
        await host.Voice.Current!.OnSpeechStartedAsync("u2");
        host.Voice.Session.IsStuck = true;

        session.End(CallEndReason.CalleeHungUp);
        var ended = host.Time.GetTimestamp();
        await host.AdvanceUntilAsync(() => session.Call.Result is not null, "the result");

        host.Time.GetElapsedTime(ended).ShouldBeLessThan(TimeSpan.FromSeconds(2.5));
        await Until.DoneAsync(session.Released);
    }

    private static async Task<CallSession> StartCallAndSpeakAsync(CallTestHost host)
    {
        var session = await host.StartAnsweredCallAsync();
        await Until.TrueAsync(() => host.Voice.Sessions.Count == 1, "the session");
        var listener = await host.Voice.Listener;
        await listener.OnResponseCreatedAsync("r1");
        await listener.OnAudioAsync("r1", "i1", 0, Audio.Create(200));
        await listener.OnResponseDoneAsync("r1", error: null);
        return session;
    }
}
