using Concierge.Contracts;

namespace Concierge.Cluster.Membership;

/// <summary>The errors of a cluster's start. docs/errors.md explains every code.</summary>
internal static class ClusterErrors
{
    public static ConciergeError InvalidCertificate(string file) => new(
        "cluster.certificate",
        $"The certificate of the cluster cannot be read from {file}.",
        "Write a certificate and its private key into the file, both PEM, and let this user read it.");

    public static ConciergeError PortInUse(System.Net.IPEndPoint address) => new(
        "cluster.cannot_listen",
        $"The server cannot listen for the other servers of the cluster on {address}.",
        "Set CONCIERGE_CLUSTER_ADDRESS to an address of this machine with a port that nobody else uses.");

    public static ConciergeError Unreachable(System.Net.IPAddress address) => new(
        "cluster.unreachable",
        $"The other servers of the cluster cannot forward requests to {address}, because this server listens on the loopback address only.",
        "Start it with --host and this address, or with --host 0.0.0.0.");

    public static ConciergeError OtherDataKey(string cluster, string member) => new(
        "cluster.other_key",
        $"This server's CONCIERGE_DATA_KEY is not that of {member}, a server of the cluster {cluster}.",
        "Give every server of the cluster the same CONCIERGE_DATA_KEY; to change it, stop all of them and use concierge database rotate-key.");

    public static ConciergeError DeclaredDead { get; } = new(
        "cluster.declared_dead",
        "This server did not answer the others of its cluster in time. They have declared it dead and continue its calls, so it ends itself.",
        "Start it again. If this happens on a healthy machine, raise CONCIERGE_CLUSTER_PROBE_MS.");

    public static ConciergeError NoAddress { get; } = new(
        "cluster.no_address",
        "This machine has no address at which the other servers of the cluster could reach it.",
        "Set CONCIERGE_CLUSTER_ADDRESS to this server's private IP address.");
}
