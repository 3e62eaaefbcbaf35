namespace Concierge.Tests.Storage;

[Collection(PostgresCollection.Name)]
[Trait("Category", "Database")]
public sealed class PostgresCallRecorderTests(PostgresTestServer databases) : CallRecorderTests(databases);
