using System.Text.RegularExpressions;

namespace Concierge.Restaurants.Search;

/// <summary>Finds the restaurants in a text that names several: "Luigi's and Bella Vista". "Smith and Sons" is one name.</summary>
internal static partial class SeveralRestaurants
{
    private const int MaxLength = 200;

    /// <summary>Returns the restaurants, in the order of the text; none if a part of it is no known name.</summary>
    /// <param name="query">The text.</param>
    /// <param name="index">The known restaurants.</param>
    public static IReadOnlyList<Restaurant> Find(string query, RestaurantIndex index) => query.Length > MaxLength ? [] : Read(query, index) ?? [];

    private static List<Restaurant>? Read(string text, RestaurantIndex index)
    {
        if (FindExactly(text, index) is { } one)
        {
            return [one];
        }

        foreach (Match joint in Joint().Matches(text))
        {
            if (FindExactly(text[..joint.Index], index) is { } first && Read(text[(joint.Index + joint.Length)..], index) is { } others)
            {
                return [first, .. others];
            }
        }

        return null;
    }

    // A similar name is not enough: two parts of one unknown name may resemble two known ones.
    private static Restaurant? FindExactly(string name, RestaurantIndex index)
    {
        var normalized = RestaurantNameComparer.Normalize(name);
        return index.FindCandidates(normalized).FirstOrDefault(known => RestaurantNameComparer.AreSame(normalized, known.Name))?.Restaurant;
    }

    [GeneratedRegex(@"\s*(?:,\s*(?:and|&|plus|then)\b|,|/|\+|&|\b(?:and|plus|then|n)\b)\s*", RegexOptions.IgnoreCase)]
    private static partial Regex Joint();
}
