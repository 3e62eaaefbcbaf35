namespace Concierge.Tests.Storage;

public sealed class SqliteScheduledCallTests(SqliteTestDatabaseFactory databases) : ScheduledCallTests(databases), IClassFixture<SqliteTestDatabaseFactory>;
