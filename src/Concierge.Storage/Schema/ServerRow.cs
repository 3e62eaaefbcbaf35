namespace Concierge.Storage.Schema;

/// <summary>A row of the table <c>servers</c>: a process that owns calls. It is alive while its heartbeat counter changes.</summary>
internal sealed class ServerRow
{
    public required string Id { get; set; }

    /// <summary>The machine and its boot id: a process id is unique only within one boot of one machine.</summary>
    public required string Machine { get; set; }

    public int ProcessId { get; set; }

    /// <summary>The start time of the process; identifies it together with <see cref="ProcessId"/>, because process ids are reused.</summary>
    public DateTimeOffset ProcessStartedAt { get; set; }

    /// <summary>The heartbeat counter.</summary>
    public long Beat { get; set; }

    public DateTimeOffset SeenAt { get; set; }
}
