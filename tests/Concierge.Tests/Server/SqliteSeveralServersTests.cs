using Concierge.Tests.Storage;

namespace Concierge.Tests.Server;

public sealed class SqliteSeveralServersTests(SqliteTestDatabaseFactory databases) : SeveralServersTests(databases), IClassFixture<SqliteTestDatabaseFactory>;
