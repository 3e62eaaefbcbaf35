using Concierge.Storage;
using Concierge.Tests.Storage;

namespace Concierge.Tests.Restaurants;

[Collection(PostgresGroup.Name)]
public sealed class PostgresRestaurantTableTests(PostgresServer server) : RestaurantTableTests
{
    private protected override async Task<DatabaseLocation> LocationAsync()
    {
        Skip.If(server.Missing is not null, server.Missing);
        return DatabaseLocation.Parse(await server.NewDatabaseAsync())!;
    }
}
