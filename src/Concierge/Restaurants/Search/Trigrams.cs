namespace Concierge.Restaurants.Search;

/// <summary>The pieces of three letters of which names are made. Names that are alike share many, whatever slip is in them.</summary>
internal static class Trigrams
{
    /// <summary>A name's pieces, each once; every word counts with the space before it twice, so that beginnings weigh more.</summary>
    /// <param name="normalizedName">In the form in which names are compared.</param>
    public static HashSet<(char, char, char)> Of(string normalizedName)
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
