namespace Concierge.Rehearsal.Telephone;

/// <summary>What a customer's server answered, with any status of the 200s.</summary>
/// <param name="MediaType">Without its parameters; null when the answer has none.</param>
/// <param name="Body">At most one byte more than <see cref="TwimlParser.MaxBytes"/>.</param>
internal sealed record WebhookResponse(string? MediaType, byte[] Body);
