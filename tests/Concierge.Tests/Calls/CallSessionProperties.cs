using Concierge.Calls;
using Concierge.Calls.Lifecycle;
using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Media.Bridge;
using FsCheck.Xunit;

namespace Concierge.Tests.Calls;

/// <summary>A call with any signals in any order ends once and releases all its resources.</summary>
public sealed class CallSessionProperties
{
    [Property(MaxTest = 60)]
    public void CallSession_AnySignals_EndsOnce(byte[] signals)
    {
        ArgumentNullException.ThrowIfNull(signals);
        // Off the thread that xUnit runs tests on: there are two, and what is awaited would need the other one.
        Task.Run(() => RunCallAsync(signals)).GetAwaiter().GetResult();
    }

    private static async Task RunCallAsync(byte[] signals)
    {
        await using var host = new CallTestHost();
        var session = await host.StartCallAsync();
        var events = ReadEventsAsync(session.Call);
        var listener = await host.Voice.Listener;
        foreach (var signal in signals)
        {
            await SignalAsync(host, session, listener, signal);
        }

        session.End(CallEndReason.UserHungUp);
        await Until.TrueAsync(
            () =>
            {
                host.Time.Advance(host.MayAdvance() ? TimeSpan.FromMilliseconds(50) : TimeSpan.Zero);
                return session.Call.Result is not null;
            },
            "the result");
        await host.WaitForReleaseAsync(session);
        var callEvents = await Until.DoneAsync(events);
        callEvents.Count(callEvent => callEvent.Kind == CallEventKind.Outcome).ShouldBe(1);
        callEvents[^1].Kind.ShouldBe(CallEventKind.Outcome);
        callEvents.Select(callEvent => callEvent.Number).ShouldBe(Enumerable.Range(1, callEvents.Count));
        callEvents[^1].Result.ShouldBeSameAs(session.Call.Result);
        session.Call.Status.ShouldBe(session.Call.Result!.Status);
    }

    private static async Task SignalAsync(CallTestHost host, CallSession session, IVoiceSessionListener listener, byte signal)
    {
        switch (signal % 20)
        {
            case < 9:
                session.OnCarrierStatus((CarrierStatus)(signal % 20));
                break;
            case 9 or 10:
                await session.OnStreamStartedAsync(CallTestHost.Stream());
                break;
            case 11:
                session.OnAnsweredBy(new("CA1", Status: null, SequenceNumber: null, "machine_start"));
                break;
            case 12:
                session.End(CallEndReason.StreamLost);
                break;
            case 13:
                session.End(CallEndReason.UserHungUp);
                break;
            case 14:
                await host.AdvancePatientlyAsync(TimeSpan.FromSeconds(200));
                break;
            case 15:
                listener.OnClosed(new("openai.connection_lost", "Lost."));
                break;
            case 16:
                listener.OnFunctionCall($"c{signal}", "report_outcome", """{"outcome":"declined"}""");
                break;
            case 17:
                listener.OnFunctionCall($"c{signal}", "end_call", "{}");
                break;
            case 18:
                await host.AddTurnAsync($"u{signal}", VoiceRole.Callee, "Yes, you are booked, the confirmation number is BK472.");
                break;
            default:
                await listener.OnSpeechStartedAsync("u");
                break;
        }
    }

    private static async Task<List<CallEvent>> ReadEventsAsync(Call call)
    {
        List<CallEvent> callEvents = [];
        await foreach (var callEvent in call.FollowAsync(after: 0, CancellationToken.None))
        {
            callEvents.Add(callEvent);
        }

        return callEvents;
    }
}
