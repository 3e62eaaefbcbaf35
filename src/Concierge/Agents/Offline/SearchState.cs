using Concierge.Agents.Tools;
using Concierge.Language;
using Concierge.Restaurants;
using NodaTime;

namespace Concierge.Agents.Offline;

/// <summary>The search for a restaurant: what the guest looks for, and what was found.</summary>
internal sealed class SearchState
{
    private const int MaxPriceLevel = 4;

    /// <summary>The current search.</summary>
    public RestaurantQuery Query { get; private set; } = new();

    /// <summary>The results of the last search, the best first.</summary>
    public IReadOnlyList<RestaurantAnswer> Results { get; private set; } = [];

    /// <summary>Records the results of a search.</summary>
    public void OnCompleted(SearchAnswer answer) => Results = answer.Restaurants;

    /// <summary>Forgets the results.</summary>
    public void ClearResults() => Results = [];

    /// <summary>Adds a message to the search.</summary>
    /// <param name="said">The reading of the message.</param>
    /// <param name="now">The local time of the message.</param>
    public void Refine(ParsedRequest said, LocalDateTime now)
    {
        // Another kitchen after a search that found nothing is a new search: the price belonged to the former one.
        var former = said.Cuisine is not null && Results.Count == 0 ? new RestaurantQuery { Place = Query.Place } : Query;
        Query = new RestaurantQuery
        {
            Cuisine = said.Cuisine ?? former.Cuisine,
            Place = said.Place ?? former.Place,
            MinPrice = said.MinPrice ?? (said.WantsCheaper || said.MaxPrice is not null ? null : former.MinPrice),
            MaxPrice = said.WantsCheaper
                ? Math.Max(1, (Results.Count > 0 ? Results[0].Price ?? MaxPriceLevel : former.MaxPrice ?? MaxPriceLevel) - 1)
                : said.MaxPrice ?? (said.MinPrice is not null ? null : former.MaxPrice),
            OpenAt = said.MustBeOpenNow ? now : null,
        };
        Results = [];
    }
}
