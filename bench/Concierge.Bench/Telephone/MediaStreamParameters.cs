namespace Concierge.Bench.Telephone;

/// <summary>The identity of a media stream in its <c>start</c> message and its upgrade request.</summary>
/// <param name="AccountSid">The account SID.</param>
/// <param name="CallSid">The call SID.</param>
/// <param name="Parameters">The parameters from the TwiML, as a JSON object.</param>
/// <param name="Headers">Additional header lines of the upgrade, each with its line end.</param>
/// <param name="Path">The path of the upgrade request.</param>
internal sealed record MediaStreamParameters(string AccountSid, string CallSid, string Parameters, string Headers, string Path = "/media-stream");
