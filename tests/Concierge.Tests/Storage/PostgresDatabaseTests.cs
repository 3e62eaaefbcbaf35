namespace Concierge.Tests.Storage;

[Collection(PostgresGroup.Name)]
[Trait("Category", "Database")]
public sealed class PostgresDatabaseTests(PostgresServer databases) : DatabaseTests(databases);
