using System.Net;

namespace Concierge.Options;

/// <summary>The cluster of servers to which this one belongs.</summary>
public sealed record ClusterOptions
{
    /// <summary>The port of the servers' own traffic that is used when the setting names none.</summary>
    public const int DefaultPort = 11111;

    /// <summary><c>CONCIERGE_CLUSTER</c>: the name of the cluster. Servers of one name and one database find each other.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// <c>CONCIERGE_CLUSTER_ADDRESS</c>: the address at which the other servers reach this one; <see langword="null"/> for the first address of this
    /// machine.
    /// </summary>
    public IPAddress? Address { get; init; }

    /// <summary>The port of the servers' own traffic, from <c>CONCIERGE_CLUSTER_ADDRESS</c>. With a certificate the next port is used too.</summary>
    public int Port { get; init; } = DefaultPort;

    /// <summary>
    /// <c>CONCIERGE_CLUSTER_CERTIFICATE</c>: the file with the certificate that every server presents to the others, and its key;
    /// <see langword="null"/> where the network is private.
    /// </summary>
    public string? CertificateFile { get; init; }

    /// <summary>
    /// <c>CONCIERGE_CLUSTER_PROBE_MS</c>: how long a server waits for another one's answer to a probe. After two without an answer it is declared dead.
    /// </summary>
    public TimeSpan ProbeTimeout { get; init; } = TimeSpan.FromMilliseconds(500);
}
