using System.Text.Json.Serialization;

namespace Concierge.Twilio.Accounts;

/// <summary>What a number can do.</summary>
/// <param name="Voice">Whether it can make and receive calls.</param>
internal sealed record TwilioNumberCapabilities([property: JsonPropertyName("voice")] bool Voice);
