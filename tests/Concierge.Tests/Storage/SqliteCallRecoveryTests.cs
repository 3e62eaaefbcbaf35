namespace Concierge.Tests.Storage;

public sealed class SqliteCallRecoveryTests(SqliteFiles databases) : CallRecoveryTests(databases), IClassFixture<SqliteFiles>;
