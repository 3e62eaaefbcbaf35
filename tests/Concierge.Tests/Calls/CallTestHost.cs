using System.Xml.Linq;
using Concierge.Calls;
using Concierge.Calls.Blocking;
using Concierge.Calls.Lifecycle;
using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Media.Bridge;
using Concierge.Media.MediaStreams;
using Concierge.Media.Transport;
using Concierge.Options;
using Concierge.Reservations;
using Concierge.Server.Hosting;
using Concierge.Tests.Media.Bridge;
using Concierge.Tests.Media.Realtime;
using Concierge.Tests.Twilio;
using Concierge.Twilio;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Concierge.Tests.Calls;

/// <summary>Hosts the call services with a fake Twilio, a fake voice model and a fake clock.</summary>
internal sealed class CallTestHost : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    /// <param name="change">Changes the settings.</param>
    /// <param name="add">Registers services that replace the default ones.</param>
    public CallTestHost(Func<ConciergeSettings, ConciergeSettings>? change = null, Action<IServiceCollection>? add = null)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Logs));
        services.AddSingleton<TimeProvider>(Time);
        services.AddSingleton<IVoiceModel>(Voice);
        services.AddSingleton<IBlockedNumberStore, NoBlockedNumbers>();
        add?.Invoke(services);
        services.AddConcierge((change ?? (settings => settings))(TestSettings.Complete));
        services.AddHttpClient<TwilioService>().ConfigurePrimaryHttpMessageHandler(() => Twilio);
        _services = services.BuildServiceProvider();
        Calls = _services.GetRequiredService<CallManager>();
        Caller = _services.GetRequiredService<IReservationCallService>();
    }

    public static ReservationDetails Details { get; } = new()
    {
        RestaurantName = "Luigi's",
        PhoneNumber = TestSettings.RestaurantPhone,
        PartySize = 4,
        Date = new LocalDate(2026, 11, 23),
        Time = new LocalTime(19, 0),
        CustomerName = "John",
    };

    /// <summary>The timers that remain without a call: the sweep of ended calls.</summary>
    public int IdleTimers { get; init; } = 1;

    public CountingTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));

    public FakeTwilio Twilio { get; } = new();

    public FakeVoiceModel Voice { get; } = new();

    public RecordedLogs Logs { get; } = new();

    public CallManager Calls { get; }

    public IServiceProvider Services => _services;

    public IReservationCallService Caller { get; }

    /// <summary>Starts a call that Twilio accepts.</summary>
    public async Task<CallSession> StartCallAsync(ReservationDetails? details = null)
    {
        var id = await Until.DoneAsync(Caller.StartAsync(details ?? Details, CancellationToken.None));
        return Session(id);
    }

    /// <summary>Starts a call that is answered: the media stream and the voice session are open.</summary>
    public async Task<CallSession> StartAnsweredCallAsync(ReservationDetails? details = null)
    {
        var session = await StartCallAsync(details);
        session.OnCarrierStatus(CarrierStatus.InProgress);
        await OpenStreamAsync(session);

        // Audio reaches the voice session only after it is attached.
        await session.Bridge.OnCalleeAudioAsync(Audio.Create(20), 0);
        await Until.TrueAsync(() => Voice.Sessions.Any(voice => voice.Operations.Count > 0), "the voice session");
        return session;
    }

    /// <summary>The socket that recorded the messages on the latest media stream.</summary>
    public RecordingSocket StreamSocket { get; private set; } = new();

    /// <summary>The writer of the latest media stream.</summary>
    public MediaStreamWriter StreamWriter { get; private set; } = Stream();

    /// <summary>Opens another media stream. After a redirect it has the redirect's parameter, as at Twilio.</summary>
    public async Task OpenStreamAsync(CallSession session)
    {
        StreamSocket = new RecordingSocket();
        StreamWriter = new MediaStreamWriter(new WebSocketSender(StreamSocket), "MZ1");
        var twiml = Twilio.Requests.Select(request => request.Field("Twiml")).LastOrDefault(field => field is not null);
        var redirect = twiml is null ? null : XDocument.Parse(twiml).Descendants("Parameter")
            .FirstOrDefault(parameter => parameter.Attribute("name")?.Value == TwilioHandler.RedirectParameter)?.Attribute("value")?.Value;
        await session.OnStreamStartedAsync(StreamWriter, redirect);
    }

    /// <summary>Lets the voice model call a tool.</summary>
    public async Task CallToolAsync(string callId, string tool, string arguments)
    {
        await Voice.Listener;
        Voice.Current!.OnFunctionCall(callId, tool, arguments);
    }

    /// <summary>Lets the voice model call a tool and waits for the answer.</summary>
    /// <returns>The tool's output.</returns>
    public async Task<string> CallToolAndWaitAsync(CallSession session, string callId, string tool, string arguments)
    {
        await CallToolAsync(callId, tool, arguments);
        var output = await WaitForToolOutputAsync(callId);
        await Until.DoneAsync(session.Bridge.ToolsCompleted);
        return output;
    }

    /// <summary>Waits for a tool's output.</summary>
    public async Task<string> WaitForToolOutputAsync(string callId)
    {
        await Until.TrueAsync(() => Voice.Session.Operations.Any(entry => entry.StartsWith($"output {callId}", StringComparison.Ordinal)), $"the output of {callId}");
        return Voice.Session.Operations.Single(entry => entry.StartsWith($"output {callId}", StringComparison.Ordinal));
    }

    /// <summary>Reads the events of a call up to the first event that matches.</summary>
    public static async Task<List<CallEvent>> EventsAsync(CallSession session, Predicate<CallEvent> isLast)
    {
        List<CallEvent> events = [];
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await foreach (var callEvent in session.Call.FollowAsync(after: 0, timeout.Token))
        {
            events.Add(callEvent);
            if (isLast(callEvent))
            {
                break;
            }
        }

        return events;
    }

    public CallSession Session(string callId)
    {
        Calls.TryGetSession(callId, out var session).ShouldBeTrue();
        return session;
    }

    /// <summary>Finds the session of the call that was requested from Twilio.</summary>
    public CallSession FindDiallingSession() => Session(Twilio.Requests.Single(request => request.IsCreate).Field("Url")!.Split(["call_id=", "#"], StringSplitOptions.None)[1]);

    public static MediaStreamWriter Stream() => new(new WebSocketSender(new RecordingSocket()), "MZ1");

    /// <summary>Adds a turn with its text.</summary>
    public async Task AddTurnAsync(string item, VoiceRole role, string text)
    {
        await Voice.Listener;
        var listener = Voice.Current!;
        listener.OnItemAdded(item, previousItemId: null, role);
        if (role == VoiceRole.Agent)
        {
            listener.OnAgentTranscript(item, text);
        }
        else
        {
            await listener.OnCalleeTranscriptAsync(item, text);
        }
    }

    /// <summary>Advances the clock until a condition is true.</summary>
    public Task AdvanceUntilAsync(Func<bool> condition, string what, TimeSpan? step = null) => Until.TrueAsync(
        () =>
        {
            Time.Advance(step ?? TimeSpan.FromMilliseconds(20));
            return condition();
        },
        what);

    /// <summary>
    /// Advances the clock in short steps that wait for requests to end the call. A request that has not left when its timeout has passed is
    /// correctly given up: the test of a slow machine would then see no request.
    /// </summary>
    public async Task AdvancePatientlyAsync(TimeSpan by)
    {
        var step = TimeSpan.FromSeconds(1);
        for (var left = by; left > TimeSpan.Zero; left -= step)
        {
            await Until.TrueAsync(MayAdvance, "Twilio to be asked to end the call");
            Time.Advance(left < step ? left : step);
        }
    }

    /// <summary>Whether no request to end the call waits to be sent.</summary>
    public bool MayAdvance() => (Time.IsTimerAbsent(CarrierLine.HangUpTimeout) && Time.IsTimerAbsent(CarrierLine.GoodbyeTimeout)) || Twilio.Ends > 0;

    /// <summary>Waits for the result of a call and checks that all its resources are released.</summary>
    /// <param name="session">The call.</param>
    /// <param name="ends">The expected number of hang-up requests to Twilio; null when it follows from the carrier's final status.</param>
    public async Task<VoiceCallResult> WaitForResultAsync(CallSession session, int? ends = null)
    {
        var result = await Until.DoneAsync(session.Call.Completion);
        await WaitForReleaseAsync(session, ends);
        return result;
    }

    /// <summary>Waits for the end of a call and checks that its sessions and timers are released and that it is hung up.</summary>
    public async Task WaitForReleaseAsync(CallSession session, int? ends = null)
    {
        await Until.DoneAsync(session.Released);
        Voice.Sessions.ShouldAllBe(session => session.IsDisposed, "an open voice session costs money");
        await Until.TrueAsync(() => Time.ActiveTimers <= IdleTimers, "the release of the timers");
        if (ends is { } expected)
        {
            Twilio.Ends.ShouldBe(expected);
            return;
        }

        (Twilio.Ends <= 1).ShouldBeTrue();
        (session.Call.CallSid is null || session.Call.IsCarrierDone || Twilio.Ends == 1).ShouldBeTrue("the call must be hung up");
    }

    // The clock runs on: a failed test would otherwise wait for ever for a deadline that it has not reached.
    public async ValueTask DisposeAsync()
    {
        var stopping = StopAsync();
        await AdvanceUntilAsync(() => stopping.IsCompleted, "the end of all calls");
        await stopping;
    }

    private async Task StopAsync()
    {
        await Calls.DisposeAsync();
        await _services.DisposeAsync();
    }
}
