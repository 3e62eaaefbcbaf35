using Concierge.Options;
using Concierge.Tests.Storage;

namespace Concierge.Tests.Restaurants;

[Collection(PostgresCollection.Name)]
[Trait("Category", "Database")]
public sealed class PostgresRestaurantStoreTests(PostgresTestServer server) : RestaurantStoreTests
{
    private protected override Task<DatabaseLocation> LocationAsync() => server.CreateAsync();
}
