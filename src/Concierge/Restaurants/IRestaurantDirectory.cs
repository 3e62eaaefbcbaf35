using Concierge.Contracts;
using Concierge.Language.Phones;
namespace Concierge.Restaurants;

/// <summary>Finds restaurants by name, criteria or phone number.</summary>
public interface IRestaurantDirectory
{
    /// <summary>Finds a restaurant by name. Ignores case, accents, apostrophes, a leading "the" and small spelling mistakes.</summary>
    /// <param name="query">The name as the guest writes it.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    /// <exception cref="ConciergeException">The directory is invalid: <c>phone.invalid</c> if the number of an entry cannot be dialled.</exception>
    Task<RestaurantSearchResult> FindAsync(string query, CancellationToken cancellationToken);

    /// <summary>Searches restaurants by criteria, best match first.</summary>
    /// <param name="query">The criteria.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    /// <exception cref="ConciergeException">The directory is invalid.</exception>
    Task<IReadOnlyList<Restaurant>> SearchAsync(RestaurantQuery query, CancellationToken cancellationToken);

    /// <summary>Finds a restaurant by phone number; returns <see langword="null"/> if it is not in the directory.</summary>
    /// <param name="number">The phone number, which tells restaurants with the same name apart.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    Task<Restaurant?> FindByNumberAsync(PhoneNumber number, CancellationToken cancellationToken);
}
