using Concierge.Media.Bridge;
using Concierge.Options;
using Concierge.Telemetry;
using Concierge.Twilio;

namespace Concierge.Calls.Lifecycle;

/// <summary>The services that every call session uses.</summary>
internal sealed record CallServices(
    TwilioService Twilio,
    IVoiceModel VoiceModel,
    ConciergeSettings Settings,
    ConciergeMetrics Metrics,
    ICallRecords Records,
    TimeProvider Time);
