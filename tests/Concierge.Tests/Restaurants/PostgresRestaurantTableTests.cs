using Concierge.Options;
using Concierge.Tests.Storage;

namespace Concierge.Tests.Restaurants;

[Collection(PostgresGroup.Name)]
[Trait("Category", "Database")]
public sealed class PostgresRestaurantTableTests(PostgresServer server) : RestaurantTableTests
{
    private protected override Task<DatabaseLocation> LocationAsync() => server.NewAsync();
}
