namespace Concierge.Restaurants.Search;

/// <summary>Maps the cuisine of a request to the cuisines of a directory: "an Italian place", "Italians", "sushi" for a Japanese restaurant.</summary>
internal static class CuisineParser
{
    private static readonly string[] Fillers = ["food", "cuisine", "place", "restaurant", "kitchen", "good", "nice", "some", "a", "an"];

    // A dish of one cuisine finds the cuisine; the cuisine finds its dishes.
    private static readonly string[][] Families =
    [
        ["italian", "pizza", "pasta", "trattoria", "osteria", "pizzeria"],
        ["japanese", "sushi", "ramen"],
        ["chinese", "dim sum", "noodle"],
        ["indian", "curry"],
        ["mexican", "tacos", "burrito", "tex-mex", "tex mex"],
        ["turkish", "kebab", "doner"],
        ["spanish", "tapas", "paella"],
        ["vietnamese", "pho"],
        ["steak house", "steak", "steakhouse", "grill"],
        ["fish", "seafood"],
        ["vegan", "vegetarian", "plant based"],
        ["regional", "german", "swabian", "bavarian", "badish"],
        ["burger", "american"],
        ["coffee shop", "coffee", "cafe", "cake"],
    ];

    /// <summary>Returns the requested words and their related words. Both are empty if no cuisine was named.</summary>
    public static (IReadOnlyList<string> Said, IReadOnlyList<string> Related) Parse(string? cuisine)
    {
        var kept = RestaurantNameComparer.Normalize(cuisine ?? "").Split(' ').Where(word => word.Length > 0 && !Fillers.Contains(word)).ToArray();
        if (kept.Length == 0)
        {
            return ([], []);
        }

        var word = string.Join(' ', kept);
        string[] said = word.EndsWith('s') ? [word, word[..^1]] : [word];
        var related = Families.Where(family => said.Any(family.Contains)).SelectMany(family => said.Contains(family[0]) ? family : family[..1]);
        return (said, [.. related.Except(said)]);
    }
}
