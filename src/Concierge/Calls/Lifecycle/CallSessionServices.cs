using Concierge.Calls.Reading;
using Concierge.Media.Bridge;
using Concierge.Media.Realtime;
using Concierge.Options;
using Concierge.Telemetry;
using Concierge.Twilio;

namespace Concierge.Calls.Lifecycle;

/// <summary>The services that every call session uses. <c>Reader</c> reads the conversations beside the rules, where a chat model is configured.</summary>
internal sealed record CallSessionServices(
    TwilioService Twilio,
    TwilioOptions Account,
    CallTwiml Twiml,
    IVoiceModel VoiceModel,
    CallOptions Options,
    RealtimeOptions Realtime,
    ConciergeMetrics Metrics,
    ICallRecorder Records,
    ICallOwnership Ownership,
    TimeProvider Time,
    ITranscriptReader? Reader);
