using Concierge.Contracts;

namespace Concierge.Server.Idempotency;

/// <summary>The errors of the header Idempotency-Key. docs/errors.md explains every code.</summary>
internal static class IdempotencyErrors
{
    public static ConciergeError InvalidKey { get; } = new(
        "idempotency.key", "The header Idempotency-Key is not valid.", "Use 1 to 255 visible ASCII characters, such as a UUID.");

    public static ConciergeError OtherContent { get; } = new(
        "idempotency.other_content",
        "Another request was sent with this Idempotency-Key.",
        "Use a new key for each request, and the same key only to repeat the same request.");

    public static ConciergeError InProgress { get; } = new(
        "idempotency.in_progress",
        "The request with this Idempotency-Key is being carried out, or its server failed.",
        "Send it again in a moment. GET /calls shows whether a call was placed.");
}
