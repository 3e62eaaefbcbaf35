using Concierge.Tests.Storage;

namespace Concierge.Tests.Limits;

[Collection(PostgresCollection.Name)]
[Trait("Category", "Database")]
public sealed class PostgresCallLimitsTests(PostgresTestServer databases) : SqlCallLimitsTests(databases);
