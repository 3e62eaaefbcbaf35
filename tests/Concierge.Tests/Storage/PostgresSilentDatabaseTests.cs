namespace Concierge.Tests.Storage;

[Collection(PostgresCollection.Name)]
[Trait("Category", "Database")]
public sealed class PostgresSilentDatabaseTests(PostgresTestServer server) : SilentDatabaseTests
{
    private protected override IStalledDatabaseFactory Databases { get; } = new Factory(server);

    private sealed class Factory(PostgresTestServer server) : IStalledDatabaseFactory
    {
        public async Task<StalledDatabase> CreateAsync() => StalledPostgresDatabase.Create(await server.CreateAsync());
    }
}
