using Concierge.Language.Phones;
using Concierge.Options;
using Concierge.Restaurants;
using Concierge.Restaurants.Search;

namespace Concierge.Tests.Agents;

/// <summary>A directory without a database. It contains the demo restaurant of the settings.</summary>
internal sealed class ConfiguredRestaurantDirectory(RestaurantOptions options) : IRestaurantDirectory
{
    /// <inheritdoc/>
    public Task<RestaurantSearchResult> FindAsync(string query, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(RestaurantMatcher.Match(query, new RestaurantIndex(GetConfigured())));
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Restaurant>> SearchAsync(RestaurantQuery query, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<IReadOnlyList<Restaurant>>([]);
    }

    /// <inheritdoc/>
    public Task<Restaurant?> FindByNumberAsync(PhoneNumber number, CancellationToken cancellationToken) =>
        Task.FromResult(GetConfigured().FirstOrDefault(restaurant => restaurant.PhoneNumber == number));

    private Restaurant[] GetConfigured() => DemoRestaurantFactory.TryCreate(options) is { } demo ? [demo] : [];
}
