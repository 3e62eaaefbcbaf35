namespace Concierge.Tests.Storage;

[Collection(PostgresGroup.Name)]
public sealed class PostgresCallRecoveryTests(PostgresServer databases) : CallRecoveryTests(databases);
