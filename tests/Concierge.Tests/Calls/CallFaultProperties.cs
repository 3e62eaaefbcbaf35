using Concierge.Calls.Lifecycle;
using Concierge.Calls.Results;
using Concierge.Media.Bridge;
using Concierge.Options;
using Concierge.Tests.Media.Bridge;
using Concierge.Tests.Twilio;
using FsCheck.Xunit;

namespace Concierge.Tests.Calls;

/// <summary>A call with any faults in any order ends at its time limit and then releases all its resources.</summary>
[Trait("Category", "Corpus")]
public sealed class CallFaultProperties
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(180);

    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    [Property(MaxTest = 15)]
    public void Call_AnyFaults_ReleasesEverythingAtTheTimeLimit(byte[] faults) => RunCall(faults);

    [Property(MaxTest = 200)]
    [Trait("Category", "Long")]
    public void ManyCalls_AnyFaults_ReleaseEverythingAtTheTimeLimit(byte[] faults) => RunCall(faults);

    private static void RunCall(byte[] faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        // Off the thread that xUnit runs tests on: there are two, and what is awaited would need the other one.
        Task.Run(() => RunCallAsync(faults)).GetAwaiter().GetResult();
    }

    private static async Task RunCallAsync(byte[] faults)
    {
        await using var host = new CallTestHost(settings => settings with { Calls = settings.Calls with { Voicemail = VoicemailPolicy.LeaveMessage } });
        var startedAt = host.Time.GetUtcNow();
        var session = await host.StartAnsweredCallAsync(CallTestHost.Details with { CustomerPhone = "+14155550199" });
        await host.Voice.Listener;
        foreach (var (number, fault) in faults.Index())
        {
            await CauseFaultAsync(host, session, fault, number);
        }

        var remaining = startedAt + Limit - host.Time.GetUtcNow();
        await AdvanceAsync(host, remaining > TimeSpan.Zero ? remaining : TimeSpan.Zero);
        session.Call.Ending.ShouldNotBeNull();
        var reachedLimitAt = host.Time.GetUtcNow();
        await Until.TrueAsync(
            () =>
            {
                host.Time.Advance(MayAdvance(host) ? TimeSpan.FromMilliseconds(20) : TimeSpan.Zero);
                return session.Released.IsCompleted;
            },
            "the release of all resources");
        (host.Time.GetUtcNow() - reachedLimitAt).ShouldBeLessThan(Grace);
        await Until.DoneAsync(session.Call.Completion);
        host.Voice.Sessions.ShouldAllBe(voice => voice.IsDisposed, "an open voice session costs money");
        await Until.TrueAsync(() => host.Time.ActiveTimers <= 1, "the release of the timers");
        session.Bridge.ToolsCompleted.IsCompleted.ShouldBeTrue("no tool may still run");
        session.Call.OpenQuestion.ShouldBeNull();
        session.EndedToken.IsCancellationRequested.ShouldBeTrue("this token closes the stream's socket");
        var isHungUp = session.Call.IsCarrierDone
            || host.Twilio.Ends > 0
            || host.Twilio.Requests.Any(request => request.Field("Twiml")?.Contains("<Hangup", StringComparison.Ordinal) == true);

        // The hang-up timeout may already have passed on the fake clock.
        (isHungUp || host.Time.HasTimerFired(CarrierLine.HangUpTimeout)).ShouldBeTrue("the call must be hung up");
        host.Logs.Lines.Where(entry => entry.StartsWith("Error ", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    // The clock waits for the hang-up request. If it advanced before that, the session would correctly give up.
    private static bool MayAdvance(CallTestHost host) => host.Time.IsTimerAbsent(CarrierLine.HangUpTimeout) || host.Twilio.Ends > 0;

    private static async Task AdvanceAsync(CallTestHost host, TimeSpan by)
    {
        await Until.TrueAsync(() => MayAdvance(host), "Twilio to be asked to hang up");
        host.Time.Advance(by);
    }

    private static async Task CauseFaultAsync(CallTestHost host, CallSession session, byte fault, int number)
    {
        var model = host.Voice.Current!;
        switch (fault % 20)
        {
            case 0:
                session.OnStreamEnded(host.StreamWriter, stopped: false);
                break;
            case 1 when session.Call.Ending is null && session.TryResume():
                await host.OpenStreamAsync(session);
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
                await model.OnAudioAsync($"r{number}", $"i{number}", 0, Audio.Create(200));
                break;
            case 7:
                host.Twilio.Other = () => FakeTwilio.Error(500, 20500);
                break;
            case 8:
                host.Twilio.Other = null;
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
                host.Voice.Opening = fault >= 128
                    ? _ => throw new VoiceModelException(new("openai.unreachable", "Not reached."))
                    : token => Task.Delay(Timeout.InfiniteTimeSpan, host.Time, token);
                break;
            case 18:
                host.Voice.Opening = _ => Task.CompletedTask;
                break;
            default:
                await AdvanceAsync(host, TimeSpan.FromMilliseconds(fault * 20));
                break;
        }
    }
}
