namespace Concierge.Tests.Storage;

public sealed class SqliteCallRecordsTests(SqliteFiles databases) : CallRecordsTests(databases), IClassFixture<SqliteFiles>;
