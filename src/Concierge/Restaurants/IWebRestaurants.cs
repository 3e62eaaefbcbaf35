using Concierge.Contracts;
namespace Concierge.Restaurants;

/// <summary>A source of restaurants outside this machine, asked when the directory has none that fit.</summary>
public interface IWebRestaurants
{
    /// <summary>Looks for restaurants.</summary>
    /// <param name="words">What is looked for, as a person would type it: a name, or a cuisine and a place.</param>
    /// <param name="query">What must fit beside the words; <see langword="null"/> when only a name is looked for.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="ConciergeException">The source does not answer as it should.</exception>
    Task<IReadOnlyList<Restaurant>> SearchAsync(string words, RestaurantQuery? query, CancellationToken cancellationToken);
}
