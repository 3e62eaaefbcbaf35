using System.Net;
using Concierge.Calls.Lifecycle;
using Concierge.Calls.Results;
using Concierge.Media.Bridge;
using Concierge.Options;
using Concierge.Tests.Telephony;
using Concierge.Tests.Voice;
using FsCheck.Xunit;

namespace Concierge.Tests.Calls;

/// <summary>A call with faults from every side in any order ends at its time limit and then releases all its resources.</summary>
public sealed class CallFaultProperties
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(180);

    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    [Property(MaxTest = 40)]
    public void Call_AnyFaults_ReleasesEverythingAtTheTimeLimit(byte[] faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        HoldAsync(faults).GetAwaiter().GetResult();
    }

    private static async Task HoldAsync(byte[] faults)
    {
        await using var bench = new CallTestHost(settings => settings with { Voicemail = VoicemailPolicy.LeaveMessage });
        var started = bench.Time.GetUtcNow();
        var session = await bench.StartAnsweredCallAsync(CallTestHost.Details with { CustomerPhone = "+14155550199" });
        await bench.Voice.Listener;
        foreach (var (number, fault) in faults.Index())
        {
            await ThrowAsync(bench, session, fault, number);
        }

        var left = started + Limit - bench.Time.GetUtcNow();
        await AdvanceAsync(bench, left > TimeSpan.Zero ? left : TimeSpan.Zero);
        session.Call.Ending.ShouldNotBeNull();
        var limit = bench.Time.GetUtcNow();
        await Until.TrueAsync(
            () =>
            {
                bench.Time.Advance(MayAdvance(bench) ? TimeSpan.FromMilliseconds(20) : TimeSpan.Zero);
                return session.Released.IsCompleted;
            },
            "everything to be given back");
        (bench.Time.GetUtcNow() - limit).ShouldBeLessThan(Grace);
        await Until.DoneAsync(session.Call.Completion);
        bench.Voice.Sessions.ShouldAllBe(voice => voice.IsDisposed, "an open voice session costs money");
        await Until.TrueAsync(() => bench.Time.ActiveTimers <= 1, "the timers to be given back");
        session.Bridge.ToolsCompleted.IsCompleted.ShouldBeTrue("no tool may still run");
        session.Call.OpenQuestion.ShouldBeNull();
        session.EndedToken.IsCancellationRequested.ShouldBeTrue("the stream's socket is closed then");
        var line = session.Call.IsCarrierDone || bench.Twilio.Ends > 0 || bench.Twilio.Requests.Any(request => request.Field("Twiml")?.Contains("<Hangup", StringComparison.Ordinal) == true);

        // Unless the fake clock was already past it.
        (line || bench.Time.HasTimerFired(CallSession.HangUpTimeout)).ShouldBeTrue("the call must be hung up");
        bench.Logs.Lines.ShouldNotContain(entry => entry.StartsWith("Error ", StringComparison.Ordinal));
    }

    // The clock waits for the hang-up request. If it advanced before that, the session would correctly give up.
    private static bool MayAdvance(CallTestHost bench) => !bench.Time.IsTimerActive(CallSession.HangUpTimeout) || bench.Twilio.Ends > 0;

    private static async Task AdvanceAsync(CallTestHost bench, TimeSpan by)
    {
        await Until.TrueAsync(() => MayAdvance(bench), "Twilio to be asked to hang up");
        bench.Time.Advance(by);
    }

    private static async Task ThrowAsync(CallTestHost bench, CallSession session, byte fault, int number)
    {
        var model = bench.Voice.Current!;
        switch (fault % 20)
        {
            case 0:
                session.OnStreamEnded(bench.StreamWriter, stopped: false);
                break;
            case 1 when session.Call.Ending is null && session.TryResume():
                await bench.OpenStreamAsync(session);
                break;
            case 2 or 3:
                model.OnClosed(new("openai.connection_lost", "Lost."));
                break;
            case 4:
                await model.OnResponseDoneAsync($"r{number}", new("openai.server_error", "Failed."));
                break;
            case 5:
                await model.OnResponseCreatedAsync($"r{number}");
                break;
            case 6:
                await model.OnAudioAsync($"r{number}", $"i{number}", 0, Audio.Of(200));
                break;
            case 7:
                bench.Twilio.Other = () => FakeTwilio.Error(500, 20500);
                break;
            case 8:
                bench.Twilio.Other = () => FakeTwilio.Call(HttpStatusCode.OK, "completed");
                break;
            case 9:
                model.OnFunctionCall($"q{number}", "ask_customer", """{"question":"Half past eight?"}""");
                break;
            case 10:
                model.OnFunctionCall($"k{number}", "press_keys", $$"""{"digits":"{{number % 10}}"}""");
                break;
            case 11:
                model.OnFunctionCall($"w{number}", "wait", "{}");
                break;
            case 12:
                model.OnFunctionCall($"o{number}", "report_outcome", """{"outcome":"voicemail"}""");
                break;
            case 13:
                await model.OnSpeechStartedAsync($"u{number}");
                break;
            case 14:
                await model.OnSpeechStoppedAsync($"u{number - 1}", TimeSpan.FromSeconds(1));
                break;
            case 15:
                session.OnAnsweredBy(new("CA1", Status: null, SequenceNumber: null, "machine_start"));
                break;
            case 16 when fault >= 200:
                session.End(CallEndReason.UserHungUp);
                break;
            case 17:
                bench.Voice.Opening = fault >= 128
                    ? _ => throw new VoiceModelException(new("openai.unreachable", "Not reached."))
                    : token => Task.Delay(Timeout.InfiniteTimeSpan, bench.Time, token);
                break;
            case 18:
                bench.Voice.Opening = _ => Task.CompletedTask;
                break;
            default:
                await AdvanceAsync(bench, TimeSpan.FromMilliseconds(fault * 20));
                break;
        }
    }
}
