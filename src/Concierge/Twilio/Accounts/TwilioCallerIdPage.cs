using System.Text.Json.Serialization;

namespace Concierge.Twilio.Accounts;

/// <summary>A page of the numbers that the account has verified.</summary>
internal sealed record TwilioCallerIdPage([property: JsonPropertyName("outgoing_caller_ids")] IReadOnlyList<TwilioCallerId>? CallerIds);
