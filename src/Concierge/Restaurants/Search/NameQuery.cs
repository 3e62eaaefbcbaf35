namespace Concierge.Restaurants.Search;

/// <summary>What a person typed to name a restaurant: its name, and perhaps the town or street that tells it from its namesakes.</summary>
/// <param name="Name">The name in the form in which names are compared.</param>
/// <param name="Place">The place in that form; <see langword="null"/> when none was named.</param>
internal sealed record NameQuery(string Name, string? Place)
{
    private const int LongestPlace = 4;

    private static readonly string[] Joints = [" in ", " at ", " on ", ", "];

    /// <summary>The ways to read a text: with its end taken as a place where that is possible, and as a name alone.</summary>
    public static IEnumerable<NameQuery> Read(string text, RestaurantIndex index)
    {
        foreach (var joint in Joints)
        {
            if (text.LastIndexOf(joint, StringComparison.OrdinalIgnoreCase) is > 0 and var at
                && new NameQuery(RestaurantNames.Normalize(text[..at]), RestaurantNames.Normalize(text[(at + joint.Length)..])) is { Name.Length: > 0, Place.Length: > 0 } split)
            {
                yield return split;
            }
        }

        var words = RestaurantNames.Normalize(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var count = Math.Min(LongestPlace, words.Length - 1); count > 0; count--)
        {
            var place = string.Join(' ', words[^count..]);
            if (index.IsCity(place))
            {
                yield return new NameQuery(string.Join(' ', words[..^count]), place);
            }
        }

        yield return new NameQuery(string.Join(' ', words), null);
    }
}
