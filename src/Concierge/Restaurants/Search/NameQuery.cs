namespace Concierge.Restaurants.Search;

/// <summary>A search text split into a name and an optional town or street.</summary>
/// <param name="Name">The normalized name.</param>
/// <param name="Place">The normalized place; <see langword="null"/> if none was named.</param>
internal sealed record NameQuery(string Name, string? Place)
{
    private const int MaxPlaceWords = 4;

    private static readonly string[] Joints = [" in ", " at ", " on ", ", "];

    /// <summary>Returns the possible readings of a text: with its end as a place, and as a name only.</summary>
    public static IEnumerable<NameQuery> Read(string text, RestaurantIndex index)
    {
        foreach (var joint in Joints)
        {
            if (text.LastIndexOf(joint, StringComparison.OrdinalIgnoreCase) is > 0 and var at
                && new NameQuery(
                    RestaurantNameComparer.Normalize(text[..at]),
                    RestaurantNameComparer.Normalize(text[(at + joint.Length)..])) is { Name.Length: > 0, Place.Length: > 0 } split)
            {
                yield return split;
            }
        }

        var words = RestaurantNameComparer.Normalize(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var count = Math.Min(MaxPlaceWords, words.Length - 1); count > 0; count--)
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
