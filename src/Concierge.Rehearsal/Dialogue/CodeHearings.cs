namespace Concierge.Rehearsal.Dialogue;

/// <summary>Several hearings of one code, each perhaps with an error of its own.</summary>
internal static class CodeHearings
{
    /// <summary>
    /// Symbol by symbol what most hearings have, the later ones where they are even; hearings of another length than most
    /// (of even many, the longer: words are lost more easily than made up) have no say.
    /// </summary>
    /// <returns><see langword="null"/> when nothing was heard; <c>?</c> where no hearing has a symbol.</returns>
    public static string? Consensus(IReadOnlyList<string> hearings)
    {
        if (hearings.Count == 0)
        {
            return null;
        }

        int length = hearings.GroupBy(code => code.Length).OrderByDescending(group => group.Count()).ThenByDescending(group => group.Key).First().Key;
        string[] alike = [.. hearings.Where(code => code.Length == length).Reverse()];
        return string.Concat(Enumerable.Range(0, length).Select(i => Most(alike.Select(code => code[i]))));
    }

    private static char Most(IEnumerable<char> symbols) =>
        symbols.Where(symbol => symbol != '?').GroupBy(symbol => symbol).MaxBy(group => group.Count())?.Key ?? '?';
}
