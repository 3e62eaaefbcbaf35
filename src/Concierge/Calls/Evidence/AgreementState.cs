using Concierge.Language.Acts;

namespace Concierge.Calls.Evidence;

/// <summary>Whether the restaurant has agreed, and what stands against the agreement, after each turn of a call. Knows no language.</summary>
internal sealed class AgreementState
{
    private AgentProposal _proposal = AgentProposal.None;
    private CounterEvidence? _open;
    private int? _agreedBefore;
    private bool _isBareYes;

    /// <summary>The number of the turn of the last agreement; <see langword="null"/> if there is none.</summary>
    public int? AgreedTurn { get; private set; }

    /// <summary>What speaks against an agreement now; <see langword="null"/> when nothing does.</summary>
    public CounterEvidence? Result => _open ?? (AgreedTurn is not null ? null : new(CounterEvidenceKind.NoAgreement, 0));

    /// <summary>Takes a turn of the agent, as far as it was heard.</summary>
    public void OnAgentTurn(AgentProposal proposal) => _proposal = proposal;

    /// <summary>Takes a turn of the callee.</summary>
    /// <param name="turn">The number of the turn.</param>
    /// <param name="clauses">What it says.</param>
    /// <param name="givesNumber">Whether it gives a confirmation number, which is a commitment.</param>
    public void OnCalleeTurn(int turn, IReadOnlyList<Clause> clauses, bool givesNumber)
    {
        if (givesNumber)
        {
            Agree(turn, isCommitment: true);
        }

        foreach (var clause in clauses)
        {
            switch (clause.Act)
            {
                case CalleeAct.None or CalleeAct.Asks:
                    break;
                case CalleeAct.Commits:
                    Agree(turn, isCommitment: true);
                    break;
                case CalleeAct.Accepts:
                    if (_proposal.IsAboutTable || clause.NamesValue)
                    {
                        Agree(turn, isCommitment: _proposal.AsksWhetherAgreed);
                        _isBareYes = !clause.NamesValue;
                    }

                    break;
                case CalleeAct.Waives:
                    _open = _open?.Kind is CounterEvidenceKind.Payment or CounterEvidenceKind.Condition or CounterEvidenceKind.Deferral ? null : _open;
                    break;
                case CalleeAct.AsksToWait:
                    // "Yes, one moment" agrees to nothing yet. Otherwise to wait takes back nothing.
                    if (AgreedTurn == turn && _isBareYes)
                    {
                        AgreedTurn = _agreedBefore;
                    }

                    _open ??= AgreedTurn is not null ? null : CounterEvidence.FromAct(clause.Act, turn);
                    break;
                default:
                    _open = CounterEvidence.FromAct(clause.Act, turn);
                    break;
            }
        }
    }

    // What was said earlier in the same turn stands, unless the agreement answers it: "we are full, but I can squeeze you in".
    private void Agree(int turn, bool isCommitment)
    {
        (_agreedBefore, AgreedTurn, _isBareYes) = (AgreedTurn == turn ? _agreedBefore : AgreedTurn, turn, false);
        var isAnswered = _open?.Kind
            is CounterEvidenceKind.Refusal or CounterEvidenceKind.Wait or CounterEvidenceKind.Deferral or CounterEvidenceKind.Retraction;
        if (_open is { } open && (isAnswered || (isCommitment && open.Turn < turn)))
        {
            _open = null;
        }
    }
}
