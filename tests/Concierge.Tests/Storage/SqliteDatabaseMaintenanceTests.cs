namespace Concierge.Tests.Storage;

public sealed class SqliteDatabaseMaintenanceTests(SqliteTestDatabaseFactory databases)
    : DatabaseMaintenanceTests(databases), IClassFixture<SqliteTestDatabaseFactory>;
