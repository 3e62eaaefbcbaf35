namespace Concierge.Storage.Schema;

/// <summary>A process that holds calls. It is there as long as its beat goes on.</summary>
internal sealed class ServerRow
{
    public required string Id { get; set; }

    /// <summary>The machine, since it was started: a process id means something there alone.</summary>
    public required string Machine { get; set; }

    public int ProcessId { get; set; }

    /// <summary>With <see cref="ProcessId"/> it names a process for good.</summary>
    public DateTimeOffset ProcessStartedAt { get; set; }

    /// <summary>Counted up while the process lives.</summary>
    public long Beat { get; set; }

    public DateTimeOffset SeenAt { get; set; }
}
