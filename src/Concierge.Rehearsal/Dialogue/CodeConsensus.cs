namespace Concierge.Rehearsal.Dialogue;

/// <summary>Combines several recognitions of one confirmation number, each of which may contain another error.</summary>
internal static class CodeConsensus
{
    /// <summary>
    /// Takes the majority for each symbol; a tie goes to the later recognitions. Recognitions of another length than the majority are ignored
    /// (a tie goes to the longer one, because a recognizer loses words more often than it invents them).
    /// </summary>
    /// <returns><see langword="null"/> without recognitions; <c>?</c> where no recognition has a symbol.</returns>
    public static string? Compute(IReadOnlyList<string> hearings)
    {
        if (hearings.Count == 0)
        {
            return null;
        }

        int length = hearings.GroupBy(code => code.Length).OrderByDescending(group => group.Count()).ThenByDescending(group => group.Key).First().Key;
        string[] alike = [.. hearings.Where(code => code.Length == length).Reverse()];
        return string.Concat(Enumerable.Range(0, length).Select(i => FindMajority(alike.Select(code => code[i]))));
    }

    private static char FindMajority(IEnumerable<char> symbols) =>
        symbols.Where(symbol => symbol != '?').GroupBy(symbol => symbol).MaxBy(group => group.Count())?.Key ?? '?';
}
