using Concierge.Restaurants.Hours;

namespace Concierge.Restaurants.Search;

/// <summary>Searches restaurants by cuisine, place, price and opening time.</summary>
internal static class CriteriaSearch
{
    private const int MaxResults = 50;

    /// <summary>Searches and sorts: main cuisine first, then certainly open before possibly open, then by name.</summary>
    public static IReadOnlyList<Restaurant> Search(RestaurantQuery query, RestaurantIndex index)
    {
        var cuisines = CuisineParser.Parse(query.Cuisine);
        var place = string.IsNullOrWhiteSpace(query.Place) ? null : RestaurantNameComparer.Normalize(query.Place);
        return [.. index.All
            .Where(restaurant => place is null || IsIn(restaurant, place))
            .Where(restaurant => restaurant.Restaurant.Price is not { } price || (price >= (query.MinPrice ?? price) && price <= (query.MaxPrice ?? price)))
            .Select(restaurant => (Restaurant: restaurant, Cuisine: cuisines.Said.Count == 0 ? 1 : Fit(restaurant, cuisines.Said, cuisines.Related)))
            .Where(entry => entry.Cuisine > 0)
            .Select(entry => (entry.Restaurant, entry.Cuisine, State: query.OpenAt is { } at ? entry.Restaurant.Hours.GetState(at) : OpenState.Open))
            .Where(entry => entry.State != OpenState.Closed)
            .OrderByDescending(entry => entry.State)
            .ThenByDescending(entry => entry.Cuisine)
            .ThenBy(entry => (query.MinPrice ?? query.MaxPrice) is not null && entry.Restaurant.Restaurant.Price is null)
            .ThenBy(entry => entry.Restaurant.Name, StringComparer.Ordinal)
            .ThenBy(entry => entry.Restaurant.Restaurant.PhoneNumber.E164, StringComparer.Ordinal)
            .Take(Math.Clamp(query.Limit, 1, MaxResults))
            .Select(entry => entry.Restaurant.Restaurant)];
    }

    // Ranks matches from the main cuisine down to a word in the name.
    private static int Fit(IndexedRestaurant restaurant, IReadOnlyList<string> said, IReadOnlyList<string> related)
    {
        var (cuisines, name) = (restaurant.Cuisines, restaurant.Name.Split(' '));
        return cuisines.Count > 0 && said.Contains(cuisines[0]) ? 6
            : cuisines.Any(said.Contains) ? 5
            : cuisines.Count > 0 && related.Contains(cuisines[0]) ? 4
            : cuisines.Any(related.Contains) ? 3
            : name.Any(said.Contains) ? 2
            : name.Any(related.Contains) ? 1
            : 0;
    }

    // A place without any letters is nowhere.
    private static bool IsIn(IndexedRestaurant restaurant, string place) => place.Length > 0
        && ($" {restaurant.Place} ".Contains($" {place} ", StringComparison.Ordinal)
            || (restaurant.City.Length > 0 && RestaurantNameComparer.AreSame(restaurant.City, place)));
}
