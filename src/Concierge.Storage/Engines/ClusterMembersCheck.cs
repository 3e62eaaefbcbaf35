using System.Globalization;
using Concierge.Checks;
using Concierge.Contracts;
using Concierge.Options;
using Npgsql;

namespace Concierge.Storage.Engines;

/// <summary>Checks the members of the cluster, as the database lists them.</summary>
/// <param name="cluster">The settings of the cluster; <see langword="null"/> for a server that is alone.</param>
/// <param name="location">The database that the servers share.</param>
internal sealed class ClusterMembersCheck(ClusterOptions? cluster, DatabaseLocation location) : ISetupCheck
{
    private const string Subject = "cluster";

    // Orleans' SiloStatus.Active.
    private const int Active = 3;

    // A member writes every two seconds that it is alive; a busy one may be late.
    private static readonly TimeSpan MaxSilence = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    public string Activity => "the cluster";

    public async Task<IReadOnlyList<CheckResult>> RunAsync(CancellationToken cancellationToken)
    {
        if (cluster is null)
        {
            return [CheckResult.Skipped(Subject, "This server is alone: CONCIERGE_CLUSTER is not set.")];
        }

        if (location.ConnectionString is not { } connection)
        {
            return [CheckResult.Skipped(Subject, "The members are not known without PostgreSQL.")];
        }

        try
        {
            return Judge(await ReadAsync(connection, cluster.Name, cancellationToken));
        }
        catch (Exception exception) when (exception is NpgsqlException or TimeoutException)
        {
            // The line of the database says what is wrong, or the first server creates the tables.
            return [CheckResult.Skipped(Subject, "The members could not be read from the database.")];
        }
    }

    private List<CheckResult> Judge(List<(string Address, TimeSpan Silence)> members)
    {
        List<CheckResult> results = [.. members.Where(member => member.Silence > MaxSilence).Select(member => CheckResult.Failed(Subject, new ConciergeError(
            "cluster.member_silent",
            $"{member.Address} has been silent for {member.Silence.TotalSeconds.ToString("0", CultureInfo.InvariantCulture)} s.",
            "If that server is gone, the others remove it by themselves; if it runs, look at its log and its network.")))];
        var alive = members.Where(member => member.Silence <= MaxSilence).Select(member => member.Address).ToList();
        results.Insert(0, alive.Count switch
        {
            0 => CheckResult.Skipped(Subject, $"No server of the cluster {cluster!.Name} runs."),
            1 => CheckResult.Passed(Subject, $"The cluster {cluster!.Name} has one member: {alive[0]}."),
            _ => CheckResult.Passed(Subject, $"The cluster {cluster!.Name} has {alive.Count} members: {string.Join(", ", alive)}."),
        });
        return results;
    }

    private static async Task<List<(string Address, TimeSpan Silence)>> ReadAsync(string connection, string name, CancellationToken cancellationToken)
    {
        var settings = new NpgsqlConnectionStringBuilder(connection)
        {
            Pooling = false,
            Timeout = (int)Timeout.TotalSeconds,
            CommandTimeout = (int)Timeout.TotalSeconds,
        };
        await using var source = NpgsqlDataSource.Create(settings.ConnectionString);

        // By the database's clock: it is the one that all members share.
        await using var command = source.CreateCommand(
            """
            SELECT address, port, extract(epoch FROM now() - alive_at)::double precision
            FROM cluster_members WHERE cluster = $1 AND status = $2 ORDER BY address, port
            """);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = name });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = Active });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        List<(string Address, TimeSpan Silence)> members = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            members.Add(($"{reader.GetString(0)}:{reader.GetInt32(1)}", TimeSpan.FromSeconds(reader.GetDouble(2))));
        }

        return members;
    }
}
