using System.Net;

namespace Concierge.Options.Loading;

/// <summary>Reads the settings of a cluster of servers.</summary>
internal static class ClusterOptionsReader
{
    private const int MaxNameLength = 50;
    // Two probes last as long as a pause that a server does not notice (ClusterCallOwnership): nobody is declared dead within it.
    private const int MinProbe = 400;
    private const int MaxProbe = 10_000;
    private const string PrivateNetwork = "private";

    /// <summary>Reads the settings of a cluster, and rejects what is not valid.</summary>
    /// <returns><see langword="null"/> if this server is alone.</returns>
    public static ClusterOptions? Read(SettingReader settings)
    {
        if (settings.ReadText(SettingNames.Peers) is not null)
        {
            settings.Add(new(
                "setting.removed",
                "CONCIERGE_PEERS is no longer a setting.",
                "Remove it, and set CONCIERGE_CLUSTER to the same name on every server: they find each other in their PostgreSQL database."));
        }

        if (settings.ReadText(SettingNames.Cluster) is not { } name)
        {
            return null;
        }

        if (name.Length > MaxNameLength || !name.All(character => char.IsAsciiLetterOrDigit(character) || character == '-'))
        {
            return settings.Reject<ClusterOptions>(
                SettingNames.Cluster, "is not the name of a cluster", $"Use at most {MaxNameLength} letters, digits and hyphens, the same on every server");
        }

        CheckShared(settings);
        var (address, port) = ReadAddress(settings);
        var options = new ClusterOptions { Name = name, Address = address, Port = port, CertificateFile = ReadCertificate(settings) };
        return options with { ProbeTimeout = settings.ReadMilliseconds(SettingNames.ClusterProbe, MinProbe, MaxProbe) ?? options.ProbeTimeout };
    }

    private static void CheckShared(SettingReader settings)
    {
        if (settings.ReadText(SettingNames.Database) is not { } database || DatabaseLocation.Parse(database, out _) is { File: not null })
        {
            settings.Reject<string>(
                SettingNames.Cluster,
                "needs a PostgreSQL database that all servers share",
                "Set CONCIERGE_DATABASE to the same postgres://user:password@host/concierge on every server");
        }

        if (settings.ReadText(SettingNames.ApiKey) is null)
        {
            settings.Reject<string>(SettingNames.Cluster, "needs a key that all servers share", "Set the same CONCIERGE_API_KEY on every server");
        }
    }

    private static (IPAddress? Address, int Port) ReadAddress(SettingReader settings)
    {
        if (settings.ReadText(SettingNames.ClusterAddress) is not { } text)
        {
            return (null, ClusterOptions.DefaultPort);
        }

        // The next port is used too.
        if (!IPEndPoint.TryParse(text, out var address) || address.Address.Equals(IPAddress.Any) || address.Port >= IPEndPoint.MaxPort)
        {
            settings.Reject<string>(
                SettingNames.ClusterAddress,
                "is not an address at which the other servers can reach this one",
                $"Write this server's private IP address, with or without a port: 10.0.0.2 or 10.0.0.2:{ClusterOptions.DefaultPort}");
            return (null, ClusterOptions.DefaultPort);
        }

        return (address.Address, address.Port == 0 ? ClusterOptions.DefaultPort : address.Port);
    }

    // What servers tell each other has names, numbers and transcripts.
    private static string? ReadCertificate(SettingReader settings)
    {
        var file = settings.ReadText(SettingNames.ClusterCertificate);
        var network = settings.ReadText(SettingNames.ClusterNetwork);
        if (network is not null && network != PrivateNetwork)
        {
            settings.Reject<string>(SettingNames.ClusterNetwork, "has an unknown value", "Set it to private, or leave it unset");
        }
        else if (file is null && network is null)
        {
            settings.Add(new(
                "cluster.unprotected",
                "The servers of a cluster tell each other names, numbers and transcripts, and nothing protects this traffic.",
                "Set CONCIERGE_CLUSTER_CERTIFICATE to a file with a certificate and its key, the same on every server, "
                    + "or CONCIERGE_CLUSTER_NETWORK=private if nobody else is in the network between the servers."));
        }

        return file;
    }
}
