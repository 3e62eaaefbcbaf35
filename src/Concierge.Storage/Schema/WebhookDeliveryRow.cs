namespace Concierge.Storage.Schema;

/// <summary>A row of the table <c>webhook_deliveries</c>: an event for a webhook, and the attempts to deliver it.</summary>
internal sealed class WebhookDeliveryRow
{
    /// <summary>The id of the message, which is the same in every attempt.</summary>
    public required string Id { get; set; }

    public required string WebhookId { get; set; }

    public required string Event { get; set; }

    /// <summary>The body, encrypted: it may contain the guest's name.</summary>
    public required byte[] SealedBody { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public int Attempts { get; set; }

    /// <summary>When the next attempt is due; <see langword="null"/> when it was delivered or given up.</summary>
    public DateTimeOffset? NextAttemptAt { get; set; }

    public DateTimeOffset? DeliveredAt { get; set; }

    /// <summary>The HTTP status of the last attempt; <see langword="null"/> if there was no answer.</summary>
    public int? LastStatus { get; set; }

    /// <summary>The stable code of why the last attempt failed.</summary>
    public string? LastError { get; set; }
}
