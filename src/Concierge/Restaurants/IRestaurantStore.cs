namespace Concierge.Restaurants;

/// <summary>The stored restaurants, read.</summary>
internal interface IRestaurantStore
{
    /// <summary>What the stored restaurants look like from outside: equal stamps mean that nothing has changed.</summary>
    Task<RestaurantStoreVersion> GetVersionAsync(CancellationToken cancellationToken);

    /// <summary>All restaurants, in the order in which they were stored.</summary>
    Task<IReadOnlyList<Restaurant>> ListAsync(CancellationToken cancellationToken);
}
