namespace Concierge.Tests.Storage;

public sealed class SqliteCallRecoveryTests(SqliteTestDatabaseFactory databases) : CallRecoveryTests(databases), IClassFixture<SqliteTestDatabaseFactory>;
