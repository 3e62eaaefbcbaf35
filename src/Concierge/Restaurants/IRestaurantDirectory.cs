using Concierge.Contracts;
using Concierge.Language.Phones;
namespace Concierge.Restaurants;

/// <summary>Finds restaurants by name.</summary>
public interface IRestaurantDirectory
{
    /// <summary>Looks a name up, tolerating case, accents, apostrophes, a leading "the" and small slips of spelling.</summary>
    /// <param name="query">A restaurant's name as a person writes it.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="ConciergeException">The directory itself is at fault: <c>phone.invalid</c> for an entry whose number cannot be dialled.</exception>
    Task<RestaurantSearch> FindAsync(string query, CancellationToken cancellationToken);

    /// <summary>Looks for restaurants of a kind, the best first.</summary>
    /// <param name="query">What must fit.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="ConciergeException">The directory itself is at fault.</exception>
    Task<IReadOnlyList<Restaurant>> SearchAsync(RestaurantQuery query, CancellationToken cancellationToken);

    /// <summary>The restaurant of a number; <see langword="null"/> when it is not in the directory.</summary>
    /// <param name="number">Its number: namesakes have others.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    Task<Restaurant?> FindByNumberAsync(PhoneNumber number, CancellationToken cancellationToken);
}
