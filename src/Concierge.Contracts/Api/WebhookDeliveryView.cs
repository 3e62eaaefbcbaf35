namespace Concierge.Contracts.Api;

/// <summary>An event for a webhook, and the attempts to deliver it.</summary>
/// <param name="Id">The id of the message: the header webhook-id.</param>
/// <param name="Event">The event's name.</param>
/// <param name="CreatedAt">When it happened.</param>
/// <param name="Attempts">The number of attempts.</param>
/// <param name="DeliveredAt">When it was delivered.</param>
/// <param name="NextAttemptAt">When the next attempt is due; absent when it was delivered or given up.</param>
/// <param name="LastStatus">The HTTP status of the last attempt.</param>
/// <param name="LastError">Why the last attempt failed: http, redirect, unreachable, address (it is not public).</param>
public sealed record WebhookDeliveryView(
    string Id,
    string Event,
    DateTimeOffset CreatedAt,
    int Attempts,
    DateTimeOffset? DeliveredAt,
    DateTimeOffset? NextAttemptAt,
    int? LastStatus,
    string? LastError);
