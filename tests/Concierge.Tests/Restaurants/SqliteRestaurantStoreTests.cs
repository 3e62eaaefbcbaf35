using Concierge.Options;

namespace Concierge.Tests.Restaurants;

public sealed class SqliteRestaurantStoreTests : RestaurantStoreTests
{
    private protected override Task<DatabaseLocation> LocationAsync() => Task.FromResult(DatabaseLocation.CreateTemporary());
}
