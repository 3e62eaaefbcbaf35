namespace Concierge.EndToEndTests.Scenarios;

/// <summary>Compares two sentences word by word.</summary>
internal static class WordOverlap
{
    /// <summary>Computes the longest common subsequence of words as a share of the longer sentence, 0 to 1.</summary>
    public static double Compute(string one, string other)
    {
        var a = Split(one);
        var b = Split(other);
        var common = new int[a.Length + 1, b.Length + 1];
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                common[i, j] = a[i - 1] == b[j - 1] ? common[i - 1, j - 1] + 1 : Math.Max(common[i - 1, j], common[i, j - 1]);
            }
        }

        return (double)common[a.Length, b.Length] / Math.Max(1, Math.Max(a.Length, b.Length));
    }

    private static string[] Split(string text) =>
        [.. text.ToUpperInvariant()
            .Replace('-', ' ')
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word.Trim('.', ',', '?', '!'))
            .Where(word => word.Length > 0)];
}
