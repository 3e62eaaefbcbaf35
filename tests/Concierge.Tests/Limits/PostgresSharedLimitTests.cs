using Concierge.Tests.Storage;
using Xunit.Abstractions;

namespace Concierge.Tests.Limits;

[Collection(PostgresCollection.Name)]
[Trait("Category", "Database")]
public sealed class PostgresSharedLimitTests(PostgresTestServer databases, ITestOutputHelper output) : SharedLimitTests(databases, output);
