namespace Concierge.Restaurants.Search;

/// <summary>Splits names into trigrams. Similar names share many trigrams, even with spelling mistakes.</summary>
internal static class TrigramTokenizer
{
    /// <summary>Returns the distinct trigrams of a name. Each word gets two leading spaces, so that its beginning weighs more.</summary>
    /// <param name="normalizedName">Normalized.</param>
    public static HashSet<(char, char, char)> Split(string normalizedName)
    {
        var pieces = new HashSet<(char, char, char)>();
        foreach (var word in normalizedName.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var padded = $"  {word} ";
            for (var at = 0; at + 3 <= padded.Length; at++)
            {
                pieces.Add((padded[at], padded[at + 1], padded[at + 2]));
            }
        }

        return pieces;
    }
}
