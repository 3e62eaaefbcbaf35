using Concierge.Calls.Results;
using Concierge.Language.Acts;

namespace Concierge.Calls.Evidence;

/// <summary>Whether the restaurant spoke of another guest than the one for whom the call is made.</summary>
/// <param name="guest">The guest's name.</param>
internal sealed class NameLedger(string guest)
{
    private readonly HashSet<string> _own = [.. ClauseSplitter.Split(guest).SelectMany(EnglishTokenizer.Split)];

    /// <summary>Another guest's name that stands as the last word; <see langword="null"/> if there is none.</summary>
    public CounterEvidence? Other { get; private set; }

    /// <summary>Takes a turn of the callee.</summary>
    public void Take(TranscriptTurn turn, IReadOnlyList<Clause> clauses)
    {
        foreach (var clause in clauses)
        {
            if (EnglishTokenizer.Split(clause.Text).Any(_own.Contains))
            {
                Other = null;
            }
            else if (_own.Count > 0
                && EnglishGuestNameReader.Read(clause.Text, clause.Values.Any || clause.Act == CalleeAct.Commits) is { } name
                && !_own.Contains(name))
            {
                Other = new(CounterEvidenceKind.OtherName, turn.Number);
            }
        }
    }
}
