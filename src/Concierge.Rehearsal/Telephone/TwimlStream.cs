namespace Concierge.Rehearsal.Telephone;

/// <summary>The <c>&lt;Stream&gt;</c> noun (twilio.com/docs/voice/twiml/stream).</summary>
/// <param name="Url">As written; signed exactly so.</param>
/// <param name="Name">Repeated in the stream's status callbacks.</param>
/// <param name="Track">Only <c>inbound_track</c> is possible inside <c>&lt;Connect&gt;</c>.</param>
/// <param name="StatusCallback">Where stream-started, stream-stopped and stream-error go.</param>
/// <param name="StatusCallbackMethod">GET or POST.</param>
/// <param name="Parameters">Become <c>customParameters</c>.</param>
internal sealed record TwimlStream(
    string? Url,
    string? Name,
    string Track,
    string? StatusCallback,
    string StatusCallbackMethod,
    IReadOnlyList<KeyValuePair<string, string>> Parameters);
