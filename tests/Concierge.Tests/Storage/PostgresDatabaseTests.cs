namespace Concierge.Tests.Storage;

[Collection(PostgresCollection.Name)]
[Trait("Category", "Database")]
public sealed class PostgresDatabaseTests(PostgresTestServer databases) : DatabaseTests(databases);
