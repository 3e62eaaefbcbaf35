using System.Net;
using Concierge.Contracts;
using Concierge.Options;
using Concierge.Tests.Server;
using Concierge.Tests.Storage;

namespace Concierge.Tests.Cluster;

/// <summary>A server that could not read what the cluster has encrypted is refused.</summary>
[Collection(PostgresCollection.Name)]
[Trait("Category", "Database")]
[Trait("Category", "Server")]
public sealed class ClusterDataKeyTests(PostgresTestServer postgres)
{
    [SkippableFact]
    public async Task A_server_with_another_data_key_is_refused_and_one_with_the_same_joins()
    {
        var database = await postgres.CreateAsync();
        var (key, other) = (new byte[32], Enumerable.Repeat((byte)7, 32).ToArray());
        await using var first = await StartAsync(database, key);

        var refused = await Should.ThrowAsync<ConciergeException>(() => StartAsync(database, other));
        await using var second = await StartAsync(database, key);

        refused.Error.Code.ShouldBe("cluster.other_key");
        refused.Error.ToString().ShouldNotContain(Convert.ToBase64String(key));
    }

    private static Task<ServerTestHost> StartAsync(DatabaseLocation database, byte[] key) => ServerTestHost.StartAsync(
        settings => settings with
        {
            Storage = settings.Storage with { DataKey = key },
            Server = settings.Server with
            {
                Cluster = new ClusterOptions { Name = "keys", Address = IPAddress.Loopback, Port = ClusterTestHost.FindFreePort(), ProbeTimeout = TimeSpan.FromSeconds(10) },
            },
        },
        database: database);
}
