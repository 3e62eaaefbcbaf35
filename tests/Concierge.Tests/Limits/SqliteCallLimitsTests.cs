using Concierge.Tests.Storage;

namespace Concierge.Tests.Limits;

public sealed class SqliteCallLimitsTests(SqliteTestDatabaseFactory databases) : SqlCallLimitsTests(databases), IClassFixture<SqliteTestDatabaseFactory>;
