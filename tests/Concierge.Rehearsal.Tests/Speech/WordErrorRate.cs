namespace Concierge.Rehearsal.Tests.Speech;

/// <summary>Counts word errors. "oh" equals "zero", and "p. m." equals "pm".</summary>
internal static class WordErrorRate
{
    public static string[] Normalize(string text) =>
    [
        .. text.ToLowerInvariant()
            .Replace("all right", "alright", StringComparison.Ordinal)
            .Replace("p. m.", "pm", StringComparison.Ordinal)
            .Replace("a. m.", "am", StringComparison.Ordinal)
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word switch
            {
                "oh" => "zero",
                "ok" => "okay",
                [_, '.'] => word[..1],
                _ => word,
            }),
    ];

    /// <summary>Returns the minimum number of insertions, deletions and substitutions of words.</summary>
    public static int Count(string[] expected, string[] recognized)
    {
        var row = Enumerable.Range(0, recognized.Length + 1).ToArray();
        for (var i = 1; i <= expected.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= recognized.Length; j++)
            {
                var substitution = diagonal + (expected[i - 1] == recognized[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substitution, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
