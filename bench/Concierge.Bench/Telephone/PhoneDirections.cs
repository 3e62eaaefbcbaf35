namespace Concierge.Bench.Telephone;

/// <summary>What a media stream says of itself.</summary>
/// <param name="AccountSid">The account.</param>
/// <param name="CallSid">The call.</param>
/// <param name="Parameters">The TwiML's parameters, as a JSON object.</param>
/// <param name="Headers">Further header lines of the upgrade, each with its line end.</param>
internal sealed record PhoneDirections(string AccountSid, string CallSid, string Parameters, string Headers);
