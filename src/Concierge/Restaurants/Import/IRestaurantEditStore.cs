namespace Concierge.Restaurants.Import;

/// <summary>The stored restaurants, of which single ones are replaced and removed.</summary>
internal interface IRestaurantEditStore : IRestaurantStore
{
    /// <summary>Removes restaurants and replaces others, in one transaction.</summary>
    /// <param name="removed">The ids of those to remove. An id that is not stored is ignored.</param>
    /// <param name="replaced">The new values of others, by their <see cref="Restaurant.Id"/>. One that is not stored any more is added.</param>
    /// <param name="cancellationToken">Cancels the change; nothing is changed then.</param>
    Task EditAsync(IReadOnlyCollection<long> removed, IReadOnlyList<Restaurant> replaced, CancellationToken cancellationToken);
}
