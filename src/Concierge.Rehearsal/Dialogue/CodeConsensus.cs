namespace Concierge.Rehearsal.Dialogue;

/// <summary>Combines several recognitions of one confirmation number. Each may contain another error.</summary>
internal static class CodeConsensus
{
    /// <summary>
    /// Chooses each symbol by majority; in a tie the later recognition counts. Recognitions of another length than the majority are ignored; in
    /// a tie the longer ones count, because a recognizer loses words more often than it adds them.
    /// </summary>
    /// <returns><see langword="null"/> without recognitions; <c>?</c> where no recognition has a symbol.</returns>
    public static string? Compute(IReadOnlyList<string> recognitions)
    {
        if (recognitions.Count == 0)
        {
            return null;
        }

        int length = recognitions.GroupBy(code => code.Length).OrderByDescending(group => group.Count()).ThenByDescending(group => group.Key).First().Key;
        string[] sameLength = [.. recognitions.Where(code => code.Length == length).Reverse()];
        return string.Concat(Enumerable.Range(0, length).Select(i => FindMajority(sameLength.Select(code => code[i]))));
    }

    private static char FindMajority(IEnumerable<char> symbols) =>
        symbols.Where(symbol => symbol != '?').GroupBy(symbol => symbol).MaxBy(group => group.Count())?.Key ?? '?';
}
