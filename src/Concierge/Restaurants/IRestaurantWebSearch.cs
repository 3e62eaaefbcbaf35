using Concierge.Contracts;
namespace Concierge.Restaurants;

/// <summary>Searches a web service for restaurants when the local directory has no match.</summary>
public interface IRestaurantWebSearch
{
    /// <summary>Searches restaurants.</summary>
    /// <param name="words">The search text: a name, or a cuisine and a place.</param>
    /// <param name="query">Additional criteria; <see langword="null"/> for a search by name only.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    /// <exception cref="ConciergeException">The web service fails or returns an invalid response.</exception>
    Task<IReadOnlyList<Restaurant>> SearchAsync(string words, RestaurantQuery? query, CancellationToken cancellationToken);
}
