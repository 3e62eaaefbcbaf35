namespace Concierge.Contracts.Api;

/// <summary>The body of a webhook.</summary>
/// <param name="Type">The event's name.</param>
/// <param name="Timestamp">When it happened.</param>
/// <param name="Data">What happened.</param>
public sealed record WebhookEventView(string Type, DateTimeOffset Timestamp, WebhookEventData Data);
