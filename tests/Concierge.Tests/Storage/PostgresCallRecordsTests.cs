namespace Concierge.Tests.Storage;

[Collection(PostgresGroup.Name)]
public sealed class PostgresCallRecordsTests(PostgresServer databases) : CallRecordsTests(databases);
