namespace Concierge.Rehearsal.Tests.Speech;

/// <summary>Words wrong out of words said, "oh" and "zero" counting as one word, as "p. m." and "pm" do.</summary>
internal static class WordError
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

    /// <summary>The least number of words to put in, leave out or replace.</summary>
    public static int Count(string[] said, string[] heard)
    {
        var row = Enumerable.Range(0, heard.Length + 1).ToArray();
        for (var i = 1; i <= said.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= heard.Length; j++)
            {
                var substitution = diagonal + (said[i - 1] == heard[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substitution, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
