using Concierge.Checks;
using Concierge.Options;
using Concierge.Storage.Engines;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Concierge.Tests.Storage;

/// <summary>The line of the cluster, from the table in which its servers find each other.</summary>
[Collection(PostgresCollection.Name)]
[Trait("Category", "Database")]
public sealed class ClusterMembersCheckTests(PostgresTestServer postgres)
{
    private static readonly ClusterOptions Cluster = new() { Name = "tests" };

    [SkippableFact]
    public async Task Members_that_write_pass_and_a_silent_one_is_told()
    {
        var database = await postgres.CreateAsync();
        (await RunAsync(database)).ShouldHaveSingleItem().Status.ShouldBe(CheckStatus.Skipped, "There are no tables yet.");
        await using (var created = new Database(database, NullLogger<Database>.Instance))
        {
            await created.OpenAsync(CancellationToken.None);
        }

        (await RunAsync(database)).ShouldHaveSingleItem().Text.ShouldContain("No server of the cluster tests runs.");

        await AddAsync(database, "10.0.0.2", silence: 1, status: 3);
        await AddAsync(database, "10.0.0.3", silence: 2, status: 3);
        await AddAsync(database, "10.0.0.4", silence: 500, status: 6);
        (await RunAsync(database)).ShouldHaveSingleItem().Text.ShouldBe("The cluster tests has 2 members: 10.0.0.2:11111, 10.0.0.3:11111.");

        await AddAsync(database, "10.0.0.5", silence: 90, status: 3);
        var results = await RunAsync(database);
        results[0].Status.ShouldBe(CheckStatus.Passed);
        results[1].Error!.Code.ShouldBe("cluster.member_silent");
        results[1].Text.ShouldContain("10.0.0.5:11111");
        results.ShouldAllBe(result => result.Text.Length <= 77);
    }

    [Fact]
    public async Task A_database_that_does_not_answer_is_told_elsewhere()
    {
        var nowhere = DatabaseLocation.Parse("postgres://nobody@127.0.0.1:1/nothing", out _)!;

        (await RunAsync(nowhere)).ShouldHaveSingleItem().Status.ShouldBe(CheckStatus.Skipped);
    }

    [Fact]
    public async Task A_server_that_is_alone_has_no_members() =>
        (await new ClusterMembersCheck(cluster: null, DatabaseLocation.CreateTemporary()).RunAsync(CancellationToken.None))
            .ShouldHaveSingleItem().Status.ShouldBe(CheckStatus.Skipped);

    private static Task<IReadOnlyList<CheckResult>> RunAsync(DatabaseLocation database) =>
        new ClusterMembersCheck(Cluster, database).RunAsync(CancellationToken.None);

    private static async Task AddAsync(DatabaseLocation database, string address, int silence, int status)
    {
        await using var source = NpgsqlDataSource.Create(database.ConnectionString!);
        await using var command = source.CreateCommand(
            $"""
            INSERT INTO cluster_versions (cluster, version) VALUES ('tests', 0) ON CONFLICT DO NOTHING;
            INSERT INTO cluster_members (cluster, address, port, generation, silo_name, host_name, status, proxy_port, start_time, alive_at)
            VALUES ('tests', '{address}', 11111, 1, 'silo', 'host', {status}, 0, now(), now() - interval '{silence} seconds')
            """);
        await command.ExecuteNonQueryAsync();
    }
}
