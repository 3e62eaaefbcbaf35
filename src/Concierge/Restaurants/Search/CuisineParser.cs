using Concierge.Language.Reading;

namespace Concierge.Restaurants.Search;

/// <summary>Maps the cuisine of a request to the cuisines of a directory: "an Italian place", "Italians", "sushi" for a Japanese restaurant.</summary>
internal static class CuisineParser
{
    private static readonly string[] Fillers = ["food", "cuisine", "place", "restaurant", "kitchen", "good", "nice", "some", "a", "an"];

    /// <summary>
    /// Returns the requested words and their related words. Both are empty if no cuisine was named; what has no letters, such as a picture of a pizza,
    /// names one that no restaurant has.
    /// </summary>
    public static (IReadOnlyList<string> Said, IReadOnlyList<string> Related) Parse(string? cuisine)
    {
        var normalized = RestaurantNameComparer.Normalize(cuisine ?? "");
        if (normalized.Length == 0)
        {
            return (string.IsNullOrWhiteSpace(cuisine) ? [] : [cuisine.Trim()], []);
        }

        var kept = normalized.Split(' ').Where(word => word.Length > 0 && !Fillers.Contains(word)).ToArray();
        if (kept.Length == 0)
        {
            return ([], []);
        }

        var word = string.Join(' ', kept);
        string[] said = word.EndsWith('s') ? [word, word[..^1]] : [word];
        var listed = said.Select(KitchenTable.Normalize).Union(said).ToArray();

        // A dish of one kitchen finds the kitchen; the kitchen finds its dishes.
        var related = KitchenTable.Families
            .Where(family => listed.Any(family.Contains))
            .SelectMany(family => listed.Contains(family[0]) ? family : [.. family.Take(1)])
            .Concat(listed.Except(said));
        return (said, [.. related.Except(said).Distinct()]);
    }
}
