namespace Concierge.Tests.Storage;

[Collection(PostgresGroup.Name)]
[Trait("Category", "Database")]
public sealed class PostgresCallRecoveryTests(PostgresServer databases) : CallRecoveryTests(databases);
