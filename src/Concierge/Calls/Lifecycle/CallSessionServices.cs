using Concierge.Media.Bridge;
using Concierge.Options;
using Concierge.Telemetry;
using Concierge.Twilio;

namespace Concierge.Calls.Lifecycle;

/// <summary>The services that every call session uses.</summary>
internal sealed record CallSessionServices(
    TwilioService Twilio,
    IVoiceModel VoiceModel,
    ConciergeSettings Settings,
    ConciergeMetrics Metrics,
    ICallRecorder Records,
    TimeProvider Time);
