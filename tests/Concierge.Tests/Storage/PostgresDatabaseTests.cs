namespace Concierge.Tests.Storage;

[Collection(PostgresGroup.Name)]
public sealed class PostgresDatabaseTests(PostgresServer databases) : DatabaseTests(databases);
