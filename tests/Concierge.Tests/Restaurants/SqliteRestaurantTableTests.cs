using Concierge.Options;

namespace Concierge.Tests.Restaurants;

public sealed class SqliteRestaurantTableTests : RestaurantTableTests
{
    private protected override Task<DatabaseLocation> LocationAsync() => Task.FromResult(DatabaseLocation.Temporary());
}
