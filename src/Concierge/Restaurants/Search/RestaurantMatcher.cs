using System.Globalization;
using Concierge.Contracts;

namespace Concierge.Restaurants.Search;

/// <summary>Chooses from a directory the restaurant that a person names.</summary>
internal static class RestaurantMatcher
{
    private const int MostNamed = 5;
    private const int MostCandidates = 20;

    /// <summary>Matches a text against the names, and the place in it against towns and streets.</summary>
    public static RestaurantSearch Match(string query, RestaurantIndex index)
    {
        // The reading that takes a place out of the text holds only if it leads to somebody.
        foreach (var reading in NameQuery.Read(query, index).Where(reading => reading.Place is not null))
        {
            var there = Score(reading.Name, index).Where(entry => entry.Score >= RestaurantNames.SameName && IsThere(entry.Restaurant, reading.Place!)).ToList();
            if (there.Count > 0)
            {
                return Found(there);
            }
        }

        var scored = Score(RestaurantNames.Normalize(query), index).ToList();
        return scored is [{ Score: >= RestaurantNames.SameName }, ..] ? Found(scored) : NotFound(query, scored, index);
    }

    private static IEnumerable<(IndexedRestaurant Restaurant, int Score)> Score(string name, RestaurantIndex index) => index.Candidates(name)
        .Select(restaurant => (Restaurant: restaurant, Score: RestaurantNames.ScoreNormalized(name, restaurant.Name)))
        .OrderByDescending(entry => entry.Score);

    private static RestaurantSearch Found(List<(IndexedRestaurant Restaurant, int Score)> scored)
    {
        // A namesake two points below the best is still the same name to the person who typed it.
        var fitting = scored.Where(entry => entry.Score >= Math.Max(RestaurantNames.SameName, scored[0].Score - 2)).Select(entry => entry.Restaurant.Restaurant).ToList();
        return fitting is [var only]
            ? new RestaurantSearch { Match = only }
            : new RestaurantSearch
            {
                Candidates = [.. fitting.Take(MostCandidates)],
                Error = new ConciergeError("restaurant.several", $"Several restaurants fit: {Names(fitting)}.", "Say which one you mean."),
            };
    }

    private static RestaurantSearch NotFound(string query, List<(IndexedRestaurant Restaurant, int Score)> scored, RestaurantIndex index)
    {
        // A name that is known, in a town where it is not, is nearer than any slip of spelling.
        var elsewhere = NameQuery.Read(query, index).Where(reading => reading.Place is not null)
            .SelectMany(reading => Score(reading.Name, index)).Where(entry => entry.Score >= RestaurantNames.SameName);
        var near = elsewhere.Concat(scored.Where(entry => entry.Score >= RestaurantNames.NearName))
            .Select(entry => entry.Restaurant.Restaurant).Distinct().Take(MostNamed).ToList();
        return new RestaurantSearch
        {
            NearMisses = near,
            Error = new ConciergeError(
                "restaurant.not_found",
                $"No restaurant called \"{query}\" is known.",
                near.Count > 0
                    ? $"Did you mean {Names(near)}?"
                    : "Give its telephone number with the country code, put it into the directory (concierge restaurants add), or set DEMO_RESTAURANT_NAME and DEMO_RESTAURANT_PHONE."),
        };
    }

    private static bool IsThere(IndexedRestaurant restaurant, string place) =>
        $" {restaurant.Place} ".Contains($" {place}", StringComparison.Ordinal) || RestaurantNames.AreSame(restaurant.City, place);

    private static string Names(List<Restaurant> restaurants)
    {
        var named = string.Join(" or ", restaurants.Take(MostNamed).Select(restaurant => (restaurant.Address ?? restaurant.City) is { } place ? $"{restaurant.Name} ({place})" : restaurant.Name));
        return restaurants.Count <= MostNamed ? named : string.Create(CultureInfo.InvariantCulture, $"{named} and {restaurants.Count - MostNamed} more");
    }
}
