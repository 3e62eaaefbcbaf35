namespace Concierge.Tests.Storage;

[Collection(PostgresCollection.Name)]
[Trait("Category", "Database")]
public sealed class PostgresDatabaseMaintenanceTests(PostgresTestServer databases) : DatabaseMaintenanceTests(databases);
