namespace Concierge.Tests.Storage;

[Collection(PostgresCollection.Name)]
[Trait("Category", "Database")]
public sealed class PostgresScheduledCallTests(PostgresTestServer databases) : ScheduledCallTests(databases);
