namespace Concierge.Rehearsal.Language;

/// <summary>Finds seating preferences in speech.</summary>
public static class SeatingParser
{
    /// <summary>Finds the first seating in the utterance and normalizes it to <c>outside</c>, <c>inside</c> or <c>at the bar</c>.</summary>
    /// <returns><see langword="null"/> without one.</returns>
    public static string? Find(string[] words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return words.Select(NormalizeSeating).FirstOrDefault(seating => seating is not null);
    }

    private static string? NormalizeSeating(string word) => word switch
    {
        "outside" or "outdoors" or "patio" or "terrace" or "garden" => "outside",
        "inside" or "indoors" => "inside",
        "bar" or "counter" => "at the bar",
        _ => null,
    };
}
