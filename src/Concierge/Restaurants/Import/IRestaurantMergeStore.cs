namespace Concierge.Restaurants.Import;

/// <summary>The stored restaurants, into which an import merges its own.</summary>
internal interface IRestaurantMergeStore : IRestaurantStore
{
    /// <summary>Merges restaurants into the stored ones: all of them or, when it is cancelled, none.</summary>
    /// <returns>What happened to each, in their order.</returns>
    Task<IReadOnlyList<MergeResult>> MergeAsync(IReadOnlyList<Restaurant> restaurants, CancellationToken cancellationToken);
}
