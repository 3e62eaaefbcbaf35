using System.Globalization;
using Concierge.Contracts;

namespace Concierge.Restaurants.Search;

/// <summary>Finds the restaurant that a search text names.</summary>
internal static class RestaurantMatcher
{
    private const int MaxNamed = 5;
    private const int MaxCandidates = 20;

    /// <summary>Matches a text with the names, and a place in the text with towns and streets.</summary>
    public static RestaurantSearchResult Match(string query, RestaurantIndex index)
    {
        // A reading with a place counts only if a restaurant matches there.
        foreach (var reading in NameQuery.Read(query, index).Where(reading => reading.Place is not null))
        {
            var there = Score(reading.Name, index)
                .Where(entry => entry.Score >= RestaurantNameComparer.SameName && IsThere(entry.Restaurant, reading.Place!))
                .ToList();
            if (there.Count > 0)
            {
                return Found(there);
            }
        }

        var scored = Score(RestaurantNameComparer.Normalize(query), index).ToList();
        return scored is [{ Score: >= RestaurantNameComparer.SameName }, ..] ? Found(scored)
            : SeveralRestaurants.Find(query, index) is { Count: > 1 } several ? AskWhichFirst(several)
            : NotFound(query, scored, index);
    }

    private static RestaurantSearchResult AskWhichFirst(IReadOnlyList<Restaurant> several) => new()
    {
        Candidates = several,
        Error = new ConciergeError(
            "restaurant.several", "I book one table at a time.", $"Which first: {string.Join(" or ", several.Select(restaurant => restaurant.Name))}?"),
    };

    private static IEnumerable<(IndexedRestaurant Restaurant, int Score)> Score(string name, RestaurantIndex index) => index.FindCandidates(name)
        .Select(restaurant => (Restaurant: restaurant, Score: RestaurantNameComparer.ScoreNormalized(name, restaurant.Name)))
        .OrderByDescending(entry => entry.Score);

    private static RestaurantSearchResult Found(List<(IndexedRestaurant Restaurant, int Score)> scored)
    {
        // A score two points below the best still means the same name to the guest.
        var fitting = scored
            .Where(entry => entry.Score >= Math.Max(RestaurantNameComparer.SameName, scored[0].Score - 2))
            .Select(entry => entry.Restaurant.Restaurant)
            .ToList();
        return fitting is [var only]
            ? new RestaurantSearchResult { Match = only }
            : new RestaurantSearchResult
            {
                Candidates = [.. fitting.Take(MaxCandidates)],
                Error = new ConciergeError("restaurant.several", $"Several restaurants fit: {Names(fitting)}.", "Say which one you mean."),
            };
    }

    private static RestaurantSearchResult NotFound(string query, List<(IndexedRestaurant Restaurant, int Score)> scored, RestaurantIndex index)
    {
        // A known name in the wrong town is a better suggestion than a similar name.
        var elsewhere = NameQuery.Read(query, index).Where(reading => reading.Place is not null)
            .SelectMany(reading => Score(reading.Name, index)).Where(entry => entry.Score >= RestaurantNameComparer.SameName);
        var near = elsewhere.Concat(scored.Where(entry => entry.Score >= RestaurantNameComparer.NearName))
            .Select(entry => entry.Restaurant.Restaurant).Distinct().Take(MaxNamed).ToList();
        return new RestaurantSearchResult
        {
            NearMisses = near,
            Error = new ConciergeError(
                "restaurant.not_found",
                $"No restaurant called \"{query}\" is known.",
                near.Count > 0
                    ? $"Did you mean {Names(near)}?"
                    : "Give its telephone number with the country code, add it to the directory (concierge restaurants add), or set "
                        + "DEMO_RESTAURANT_NAME and DEMO_RESTAURANT_PHONE."),
        };
    }

    private static bool IsThere(IndexedRestaurant restaurant, string place) =>
        $" {restaurant.Place} ".Contains($" {place}", StringComparison.Ordinal) || RestaurantNameComparer.AreSame(restaurant.City, place);

    private static string Names(List<Restaurant> restaurants)
    {
        var named = string.Join(
            " or ",
            restaurants
                .Take(MaxNamed)
                .Select(
                    restaurant => (restaurant.Address ?? restaurant.City) is { } place ? $"{restaurant.Name} ({place})" : restaurant.Name));
        return restaurants.Count <= MaxNamed ? named : string.Create(CultureInfo.InvariantCulture, $"{named} and {restaurants.Count - MaxNamed} more");
    }
}
