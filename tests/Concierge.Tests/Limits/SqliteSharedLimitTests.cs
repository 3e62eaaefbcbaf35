using Concierge.Tests.Storage;
using Xunit.Abstractions;

namespace Concierge.Tests.Limits;

// One after the other: twenty processes are enough for a machine.
[Collection(PostgresCollection.Name)]
[Trait("Category", "Process")]
public sealed class SqliteSharedLimitTests(SqliteTestDatabaseFactory databases, ITestOutputHelper output)
    : SharedLimitTests(databases, output), IClassFixture<SqliteTestDatabaseFactory>;
