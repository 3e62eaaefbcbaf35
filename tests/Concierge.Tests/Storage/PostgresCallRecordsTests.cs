namespace Concierge.Tests.Storage;

[Collection(PostgresGroup.Name)]
[Trait("Category", "Database")]
public sealed class PostgresCallRecordsTests(PostgresServer databases) : CallRecordsTests(databases);
