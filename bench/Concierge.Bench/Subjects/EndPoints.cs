using Concierge.Bench.Telephone;

namespace Concierge.Bench.Subjects;

/// <summary>Where everything is in one run.</summary>
/// <param name="Port">Where the bridge listens.</param>
/// <param name="VoicePort">Where the voice service listens.</param>
/// <param name="Twilio">The rest of Twilio.</param>
/// <param name="Scratch">A folder of this run's own.</param>
internal sealed record EndPoints(int Port, int VoicePort, TwilioStandIn Twilio, string Scratch);
