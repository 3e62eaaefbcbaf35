namespace Concierge.Contracts.Api;

/// <summary>A status that the carrier reported.</summary>
/// <param name="AtSeconds">Seconds since the call's creation.</param>
/// <param name="CarrierStatus">Twilio's call status.</param>
public sealed record CarrierCallbackView(double AtSeconds, CarrierStatus CarrierStatus);
