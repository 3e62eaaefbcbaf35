namespace Concierge.Tests.Storage;

public sealed class SqliteCallRecorderTests(SqliteTestDatabaseFactory databases) : CallRecorderTests(databases), IClassFixture<SqliteTestDatabaseFactory>;
