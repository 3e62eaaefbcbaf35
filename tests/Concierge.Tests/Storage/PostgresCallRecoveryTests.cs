namespace Concierge.Tests.Storage;

[Collection(PostgresCollection.Name)]
[Trait("Category", "Database")]
public sealed class PostgresCallRecoveryTests(PostgresTestServer databases) : CallRecoveryTests(databases);
