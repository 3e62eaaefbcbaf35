using System.Text.RegularExpressions;

namespace Concierge.Language.Acts;

/// <summary>Reads what the clauses of an English-speaking callee do.</summary>
internal static class EnglishActReader
{
    // In this order: the first that matches decides. What stands aside is read before what counts.
    private static readonly (CalleeAct Act, Regex Pattern)[] Rules =
    [
        (CalleeAct.Accepts, EnglishActPatterns.PoliteYes()),
        (CalleeAct.None, EnglishActPatterns.Aside()),
        (CalleeAct.Waives, EnglishActPatterns.Waiver()),
        (CalleeAct.PutsOnWaitingList, EnglishActPatterns.WaitingList()),
        (CalleeAct.HoldsProvisionally, EnglishActPatterns.ProvisionalHold()),
        (CalleeAct.WantsPayment, EnglishActPatterns.Payment()),
        (CalleeAct.SendsElsewhere, EnglishActPatterns.OtherChannel()),
        (CalleeAct.Defers, EnglishActPatterns.Deferral()),
        (CalleeAct.SetsCondition, EnglishActPatterns.Condition()),
        (CalleeAct.Retracts, EnglishActPatterns.Retraction()),
        (CalleeAct.Refuses, EnglishActPatterns.Refusal()),
        (CalleeAct.AsksToWait, EnglishActPatterns.Wait()),
        (CalleeAct.Asks, EnglishActPatterns.Question()),
        (CalleeAct.Commits, EnglishActPatterns.Commitment()),
        (CalleeAct.Accepts, EnglishActPatterns.Assent()),
    ];

    /// <summary>Reads a turn of the callee, clause by clause.</summary>
    public static IReadOnlyList<Clause> Read(string turn) =>
        [.. ClauseSplitter.Split(turn).Select(text => new Clause(text, ReadAct(text), EnglishProposalReader.NamesValue(text)))];

    private static CalleeAct ReadAct(string text)
    {
        foreach (var (act, pattern) in Rules)
        {
            if (pattern.IsMatch(text))
            {
                return act;
            }
        }

        return CalleeAct.None;
    }
}
