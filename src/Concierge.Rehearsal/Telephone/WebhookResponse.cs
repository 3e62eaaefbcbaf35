namespace Concierge.Rehearsal.Telephone;

/// <summary>The application's successful response (status 2xx) to a webhook.</summary>
/// <param name="MediaType">The media type without parameters; null when the response has none.</param>
/// <param name="Body">The body, cut after <see cref="TwimlParser.MaxBytes"/> + 1 bytes.</param>
internal sealed record WebhookResponse(string? MediaType, byte[] Body);
