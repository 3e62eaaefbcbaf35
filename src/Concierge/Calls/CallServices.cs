using Concierge.Settings;
using Concierge.Telephony;
using Concierge.Voice;

namespace Concierge.Calls;

/// <summary>What every call is made with.</summary>
internal sealed record CallServices(TwilioService Twilio, IVoiceModel VoiceModel, ConciergeSettings Settings, ConciergeMetrics Metrics, ICallRecords Records, TimeProvider Time);
