namespace Concierge.Tests.Storage;

public sealed class SqliteDatabaseTests(SqliteFiles databases) : DatabaseTests(databases), IClassFixture<SqliteFiles>;
