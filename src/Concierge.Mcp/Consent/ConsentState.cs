namespace Concierge.Mcp.Consent;

/// <summary>What a person is asked to agree to: it goes to the client with the question, and comes back with the answer.</summary>
/// <param name="Tool">The tool.</param>
/// <param name="Subject">The plan whose call would be placed, or the call and its question that would be answered. Neither changes.</param>
/// <param name="Arguments">The fingerprint of the tool's arguments.</param>
/// <param name="Caller">The fingerprint of the caller's key.</param>
/// <param name="ExpiresAt">Until when the answer counts.</param>
internal sealed record ConsentState(string Tool, string Subject, string Arguments, string Caller, DateTimeOffset ExpiresAt);
