using System.Text.Json.Serialization;

namespace Concierge.Twilio;

/// <summary>A page of Twilio's list of calls, newest first.</summary>
/// <param name="Calls">The calls.</param>
internal sealed record TwilioCallPage([property: JsonPropertyName("calls")] IReadOnlyList<TwilioCall>? Calls);
