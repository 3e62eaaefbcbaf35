namespace Concierge.Rehearsal.Language;

/// <summary>Where to sit, in speech.</summary>
public static class Seatings
{
    /// <summary>The first place named, in plain words: <c>outside</c>, <c>inside</c>, <c>at the bar</c>.</summary>
    /// <returns><see langword="null"/> when there is none.</returns>
    public static string? Find(string[] words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return words.Select(Place).FirstOrDefault(place => place is not null);
    }

    private static string? Place(string word) => word switch
    {
        "outside" or "outdoors" or "patio" or "terrace" or "garden" => "outside",
        "inside" or "indoors" => "inside",
        "bar" or "counter" => "at the bar",
        _ => null,
    };
}
