using System.Text.RegularExpressions;
using Concierge.EndToEndTests.Processes;
using Concierge.Tests.Storage;
using Npgsql;

namespace Concierge.EndToEndTests.Cluster;

/// <summary>The log of two servers that start together and are stopped one after the other: no library complains.</summary>
[Trait("Category", "Database")]
[Trait("Category", "Process")]
public sealed partial class ClusterLogTests(PostgresTestServer postgres) : IClassFixture<PostgresTestServer>, IDisposable
{
    private readonly TemporaryHome _one = new();
    private readonly TemporaryHome _two = new();

    public void Dispose()
    {
        _one.Dispose();
        _two.Dispose();
    }

    [SkippableFact]
    public async Task StartAndStop_OfTwoServers_HasNoWarningThatIsNotOurs()
    {
        var database = await postgres.CreateConnectionStringAsync();
        var servers = await Task.WhenAll(new[] { _one, _two }.Select(home => StartAsync(home, database)));
        await using var one = servers[0];
        await using var two = servers[1];
        // A server listens once it has joined. The first one hands over to the second, and the second leaves an empty cluster.
        foreach (var server in servers)
        {
            server.Process.SendSignal(PosixSignal.Terminate);
            (await server.Process.WaitForExitAsync()).ShouldBe(0, server.Process.Output);
        }

        servers.SelectMany(server => server.Process.Lines).Where(line => Complaint().IsMatch(line)).ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task Stop_DuringTheStart_IsNoError()
    {
        var database = await postgres.CreateConnectionStringAsync();
        await using (var dead = await StartAsync(_one, database))
        {
            dead.Process.SendSignal(PosixSignal.Kill);
            await dead.Process.WaitForExitAsync();
        }

        // It cannot join before the dead member is declared dead, which takes more than ten seconds.
        await using var server = ConciergeProcess.StartOther(
            _two, ConciergeProgram.Path, ["serve", "--port", $"{LoopbackPorts.FindFreePort()}"], CreateSettings(database));
        await using var source = NpgsqlDataSource.Create(database);
        await using var members = source.CreateCommand("SELECT count(*) FROM cluster_members");
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        while ((long)(await members.ExecuteScalarAsync())! < 2)
        {
            await timer.WaitForNextTickAsync();
        }

        server.SendSignal(PosixSignal.Terminate);
        await server.WaitForExitAsync();

        server.Lines.ShouldNotContain(line => line.Contains("listening on", StringComparison.Ordinal));
        server.Lines.Where(line => Complaint().IsMatch(line)).ShouldBeEmpty();
    }

    private static Task<ConciergeServerProcess> StartAsync(TemporaryHome home, string database) =>
        ConciergeServerProcess.StartAsync(home, LoopbackPorts.FindFreePort(), CreateSettings(database));

    private static Dictionary<string, string> CreateSettings(string database) => new(StringComparer.Ordinal)
    {
        ["CONCIERGE_API_KEY"] = ConciergeServerProcess.ApiKey,
        ["CONCIERGE_DATABASE"] = database,
        ["CONCIERGE_DATA_KEY"] = Convert.ToBase64String(new byte[32]),
        ["CONCIERGE_CLUSTER"] = "tests",
        ["CONCIERGE_CLUSTER_NETWORK"] = "private",
        ["CONCIERGE_CLUSTER_ADDRESS"] = $"127.0.0.1:{LoopbackPorts.FindFreePort()}",
        ["CONCIERGE_CLUSTER_PROBE_MS"] = "10000",
    };

    [GeneratedRegex(@"\b(fail|crit|warn): (?!Concierge\.)")]
    private static partial Regex Complaint();
}
