using Concierge.Tests.Storage;

namespace Concierge.Tests.Server;

[Collection(PostgresCollection.Name)]
[Trait("Category", "Database")]
public sealed class PostgresSeveralServersTests(PostgresTestServer databases) : SeveralServersTests(databases);
