namespace Concierge.Storage.Schema;

/// <summary>A row of the table <c>request_events</c>: an event of a request with an <c>Idempotency-Key</c>, for a repetition at another server.</summary>
internal sealed class RequestEventRow
{
    public required string RequestId { get; set; }

    /// <summary>The number of the event, from 1 without a gap.</summary>
    public int Number { get; set; }

    /// <summary>The user to whom it belongs (<see cref="Concierge.Calls.Limits.CurrentUser.OwnerId"/>); <see langword="null"/> for the operator.</summary>
    public string? OwnedBy { get; set; }

    /// <summary>The name of the event.</summary>
    public required string Event { get; set; }

    /// <summary>The data of the event, encrypted: it has the words of the guest. Those of the call are not stored.</summary>
    public required byte[] SealedData { get; set; }

    public DateTimeOffset At { get; set; }
}
