using System.Security.Cryptography;
using Concierge.Contracts;
using Npgsql;

namespace Concierge.Cluster.Membership;

/// <summary>
/// Refuses a server whose data key is not that of the cluster: it could not read what the others have stored, and a part of all requests would fail. Each
/// member's name in the table of members tells its key by a fingerprint.
/// </summary>
internal static class ClusterDataKey
{
    private const string Prefix = "key-";
    private const int FingerprintLength = 12;
    private const int Timeout = 10;

    // A member writes every two seconds that it is alive.
    private const int MaxSilenceSeconds = 30;

    private static readonly byte[] Purpose = "concierge cluster member"u8.ToArray();

    /// <summary>Creates the name of a member.</summary>
    /// <param name="dataKey">Its data key.</param>
    public static string CreateSiloName(byte[] dataKey) => $"{CreatePrefix(dataKey)}{Guid.NewGuid():N}";

    /// <summary>Throws when a member of the cluster has another key. A database that cannot be read is left to the start of the silo.</summary>
    /// <param name="connectionString">The PostgreSQL database.</param>
    /// <param name="cluster">The name of the cluster.</param>
    /// <param name="dataKey">The data key of this server.</param>
    /// <exception cref="ConciergeException">A member has another key (<c>cluster.other_key</c>).</exception>
    public static void ThrowIfOther(string connectionString, string cluster, byte[] dataKey)
    {
        try
        {
            if (FindOther(connectionString, cluster, CreatePrefix(dataKey)) is { } member)
            {
                throw new ConciergeException(ClusterErrors.OtherDataKey(cluster, member));
            }
        }
        catch (Exception exception) when (exception is NpgsqlException or TimeoutException)
        {
            // The first server creates the tables; a database that cannot be used is told by the start.
        }
    }

    private static string CreatePrefix(byte[] dataKey) =>
        $"{Prefix}{Convert.ToHexStringLower(HMACSHA256.HashData(dataKey, Purpose))[..FingerprintLength]}-";

    private static string? FindOther(string connectionString, string cluster, string prefix)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, Timeout = Timeout, CommandTimeout = Timeout };
        using var source = NpgsqlDataSource.Create(settings.ConnectionString);
        using var command = source.CreateCommand(
            """
            SELECT address || ':' || port FROM cluster_members
            WHERE cluster = $1 AND status = $2 AND alive_at > now() - make_interval(secs => $3)
                AND starts_with(silo_name, $4) AND NOT starts_with(silo_name, $5)
            LIMIT 1
            """);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = cluster });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = (int)SiloStatus.Active });
        command.Parameters.Add(new NpgsqlParameter<double> { TypedValue = MaxSilenceSeconds });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Prefix });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = prefix });
        return command.ExecuteScalar() as string;
    }
}
