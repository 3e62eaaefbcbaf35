namespace Concierge.Tests.Storage;

public sealed class SqliteDatabaseTests(SqliteTestDatabaseFactory databases) : DatabaseTests(databases), IClassFixture<SqliteTestDatabaseFactory>;
