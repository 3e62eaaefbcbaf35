namespace Concierge.Restaurants;

/// <summary>Chooses from a list of restaurants the one a query names.</summary>
internal static class RestaurantMatcher
{
    private const int MostShown = 5;

    /// <summary>Matches a query against every name.</summary>
    public static RestaurantSearch Match(string query, IReadOnlyList<Restaurant> restaurants)
    {
        var scored = restaurants
            .Select(restaurant => (restaurant, score: RestaurantNames.Score(query, restaurant.Name)))
            .OrderByDescending(entry => entry.score)
            .ToList();
        var best = scored.Count == 0 ? 0 : scored[0].score;
        if (best < RestaurantNames.SameName)
        {
            return NotFound(query, [.. scored.Where(entry => entry.score >= RestaurantNames.NearName).Take(MostShown).Select(entry => entry.restaurant)]);
        }

        // A namesake two points below the best is still the same name to the person who typed it.
        List<Restaurant> fitting = [.. scored.Where(entry => entry.score >= Math.Max(RestaurantNames.SameName, best - 2)).Take(MostShown).Select(entry => entry.restaurant)];
        return fitting.Count == 1
            ? new RestaurantSearch { Match = fitting[0] }
            : new RestaurantSearch
            {
                Candidates = fitting,
                Error = new ConciergeError("restaurant.several", $"Several restaurants fit: {Names(fitting)}.", "Say which one you mean."),
            };
    }

    private static RestaurantSearch NotFound(string query, List<Restaurant> near) => new()
    {
        NearMisses = near,
        Error = new ConciergeError(
            "restaurant.not_found",
            $"No restaurant called \"{query}\" is known.",
            near.Count > 0
                ? $"Did you mean {Names(near)}?"
                : "Give its telephone number with the country code, or set DEMO_RESTAURANT_NAME and DEMO_RESTAURANT_PHONE."),
    };

    private static string Names(List<Restaurant> restaurants) => string.Join(" or ", restaurants.Select(restaurant => restaurant.Address is null ? restaurant.Name : $"{restaurant.Name} ({restaurant.Address})"));
}
