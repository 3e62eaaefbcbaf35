namespace Concierge.Rehearsal.Telephone;

/// <summary>The <c>&lt;Stream&gt;</c> noun (twilio.com/docs/voice/twiml/stream).</summary>
/// <param name="Url">The URL exactly as written, because the signature covers it.</param>
/// <param name="Name">The stream's name in its status callbacks.</param>
/// <param name="Track">Only <c>inbound_track</c> is possible inside <c>&lt;Connect&gt;</c>.</param>
/// <param name="StatusCallback">The URL that receives stream-started, stream-stopped and stream-error.</param>
/// <param name="StatusCallbackMethod">GET or POST.</param>
/// <param name="Parameters">The <c>customParameters</c> of the start message.</param>
internal sealed record TwimlStream(
    string? Url,
    string? Name,
    string Track,
    string? StatusCallback,
    string StatusCallbackMethod,
    IReadOnlyList<KeyValuePair<string, string>> Parameters);
