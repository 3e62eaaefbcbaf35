namespace Concierge.Storage.Schema;

/// <summary>A row of the table <c>webhooks</c>: an address that is told of events.</summary>
internal sealed class WebhookRow
{
    public required string Id { get; set; }

    /// <summary>Whose events it is told of; <see langword="null"/> for the operator's: everybody's.</summary>
    public string? OwnedBy { get; set; }

    public required string Url { get; set; }

    /// <summary>The names of the events, separated by spaces; empty for all.</summary>
    public required string Events { get; set; }

    /// <summary>The secret of the signature, encrypted.</summary>
    public required byte[] SealedSecret { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}
