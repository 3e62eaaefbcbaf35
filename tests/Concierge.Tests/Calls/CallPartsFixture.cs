using Concierge.Calls;
using Concierge.Calls.Lifecycle;
using Concierge.Calls.Limits;
using Concierge.Options;
using Concierge.Telemetry;
using Concierge.Tests.Twilio;
using Concierge.Twilio;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Concierge.Tests.Calls;

/// <summary>What a part of a call's session needs to be tested without the others: a call, a fake Twilio and a fake clock.</summary>
internal sealed class CallPartsFixture : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().AddSingleton<ConciergeMetrics>().BuildServiceProvider();
    private readonly HttpClient _http;

    /// <param name="voicemail">What is done when a machine answers.</param>
    public CallPartsFixture(VoicemailPolicy voicemail = VoicemailPolicy.LeaveMessage)
    {
        _http = new HttpClient(Twilio);
        var settings = TestSettings.Complete;
        var metrics = _services.GetRequiredService<ConciergeMetrics>();
        var twilio = new TwilioService(_http, settings.Twilio, Time, metrics, NullLogger<TwilioService>.Instance);
        var services = new CallSessionServices(
            twilio, settings.Twilio, new CallTwiml(settings.Twilio), new FakeVoiceModel(), settings.Calls with { Voicemail = voicemail },
            settings.Realtime, metrics, new NullCallRecorder(new InMemoryCallLimitStore(), Time), new SoleCallOwnership(), Time, Reader: null);
        Call = new Call("c1", "secret", CallTestHost.Details with { CustomerPhone = "+14155550199" }, Time) { CallSid = FakeTwilio.CallSid };
        Context = new CallContext(Call, new CallEnd(Call), services, NullLogger.Instance);
        Streams = new CallStreamTracker(Context);
        Line = new CarrierLine(Context, Streams);
    }

    public CountingTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));

    public FakeTwilio Twilio { get; } = new();

    public Call Call { get; }

    public CallContext Context { get; }

    public CallStreamTracker Streams { get; }

    public CarrierLine Line { get; }

    /// <summary>The TwiML of the redirects that Twilio got.</summary>
    public IEnumerable<string> Redirects => Twilio.Requests.Select(request => request.Field("Twiml")).OfType<string>();

    public void Dispose()
    {
        _http.Dispose();
        _services.Dispose();
    }
}
