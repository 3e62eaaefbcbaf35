using Concierge.Language.Acts;

namespace Concierge.Calls.Evidence;

/// <summary>Whether the restaurant has agreed, and what stands against the agreement, after each turn of a call. Knows no language.</summary>
/// <param name="needsStatement">Whether a yes counts only to the question whether it is done: a request to cancel is also answered with yes.</param>
internal sealed class AgreementState(bool needsStatement)
{
    private CounterEvidence? _open;
    private Agreement? _agreed;
    private Agreement? _agreedBefore;
    private bool _isAboutTable;
    private bool _isProposal;
    private bool _asksWhetherAgreed;
    private bool _answersOther;
    private bool _isComplete;
    private bool _calleeSpokeOfTable;
    private bool _isReversed;
    private bool _readsBack;
    private bool _asksForPayment;
    private bool _calleeAsked;
    private bool _isAnswerAwaited;
    private bool _isWithdrawn;
    private int? _openQuestion;

    /// <summary>The number of the turn of the last agreement; <see langword="null"/> if there is none.</summary>
    public int? AgreedTurn => _agreed?.Turn;

    /// <summary>Whether the last agreement was stated ("it's booked"), rather than a yes to what the agent said.</summary>
    public bool IsCommitment => _agreed is { IsBareYes: false };

    /// <summary>What speaks against an agreement now; <see langword="null"/> when nothing does.</summary>
    public CounterEvidence? Result => _open ?? (AgreedTurn is null ? new(CounterEvidenceKind.NoAgreement, 0)
        : _openQuestion is { } asked ? new(CounterEvidenceKind.Doubt, asked)
        : null);

    /// <summary>Takes a turn of the agent.</summary>
    /// <param name="turn">The number of the turn.</param>
    /// <param name="proposal">What a yes to it means.</param>
    /// <param name="isInterrupted">Whether the callee heard only its beginning: a yes to half a question means nothing.</param>
    /// <param name="corrects">Whether it names the table's value after the callee has named another one.</param>
    public void OnAgentTurn(int turn, AgentProposal proposal, bool isInterrupted, bool corrects)
    {
        TakeObjection(turn, proposal, isInterrupted, corrects);
        _isAboutTable = !isInterrupted && proposal.Topic switch
        {
            AgentTopic.Table => true,
            AgentTopic.Same => _isAboutTable && !_answersOther,
            // The turn answers what the restaurant asked about the table: a name, a number.
            AgentTopic.Answer => _isAboutTable && _calleeSpokeOfTable && !_answersOther,
            _ => false,
        };
        _isProposal = _isAboutTable && proposal.Topic == AgentTopic.Table;
        _asksWhetherAgreed = _isAboutTable && proposal.AsksWhetherAgreed;
        _isReversed = !isInterrupted && proposal.IsReversed;
        _asksForPayment = proposal.AsksForPayment;
        _answersOther = proposal.Topic == AgentTopic.Other;
    }

    // After an agreement, what the agent asks about the table or corrects has to be answered with a yes.
    private void TakeObjection(int turn, AgentProposal proposal, bool isInterrupted, bool corrects)
    {
        _isWithdrawn = (_isWithdrawn || (AgreedTurn is not null && proposal.Withdraws)) && !(proposal.AsksForTable && !proposal.Withdraws);
        if (AgreedTurn is null)
        {
            return;
        }

        if (_isWithdrawn || (proposal.Denies && !_calleeAsked))
        {
            _open ??= CounterEvidence.FromAct(CalleeAct.Objects, turn);
        }

        _isAnswerAwaited = !isInterrupted && (proposal.AsksForTable || corrects);
    }

    /// <summary>Takes a turn of the callee.</summary>
    /// <param name="turn">The number of the turn.</param>
    /// <param name="clauses">What it says.</param>
    /// <param name="givesNumber">Whether it gives a confirmation number, which is a commitment.</param>
    /// <param name="named">What has been named of the table.</param>
    public void OnCalleeTurn(int turn, IReadOnlyList<Clause> clauses, bool givesNumber, NamedTable named)
    {
        _isComplete = named.IsComplete;
        _readsBack = named.IsReadBack;
        if (!named.IsBegun)
        {
            // "You're on with Dwayne": before the request, nothing is agreed.
            clauses = [.. clauses.Select(clause => clause.Act == CalleeAct.Commits ? clause with { Act = CalleeAct.None } : clause)];
        }

        if (_isReversed && clauses.TakeWhile(clause => clause.Act == CalleeAct.Accompanies).Count() is var first && first < clauses.Count
            && clauses[first].Act == CalleeAct.Denies)
        {
            clauses = [.. clauses.Take(first), clauses[first] with { Act = CalleeAct.Accepts, IsUnderstood = true }, .. clauses.Skip(first + 1)];
        }

        if (_asksForPayment && clauses is [{ Act: CalleeAct.Accepts or CalleeAct.Acknowledges } or { Text: "there is" or "yes there is" or "we do" }, ..])
        {
            clauses = [clauses[0] with { Act = CalleeAct.WantsPayment }, .. clauses.Skip(1)];
        }

        if (givesNumber)
        {
            Agree(turn, isBareYes: false);
        }

        // A yes counts only if everything beside it is understood: it may answer something else.
        var isClear = clauses.All(clause => clause.Act != CalleeAct.Objects
            && (clause.IsUnderstood || (clause is { Act: CalleeAct.None, IsBesideTable: true } && _isProposal)
                || clause.Act is not (CalleeAct.None or CalleeAct.Accepts or CalleeAct.Acknowledges or CalleeAct.LooksForward)));
        var hasAside = clauses.Any(clause => clause is { Act: CalleeAct.None, IsBesideTable: true });
        var hasObjection = clauses.Any(clause => clause.Act == CalleeAct.Objects);
        var isFarewell = clauses.Any(clause => clause.Act == CalleeAct.Accompanies);
        var answers = clauses
            .TakeWhile(clause => clause.Act is CalleeAct.Accompanies or CalleeAct.Accepts or CalleeAct.Acknowledges or CalleeAct.States)
            .Count();
        foreach (var (place, clause) in clauses.Index())
        {
            // "No, we have no parking": what the agent asked about something else is answered at the beginning.
            // "Okay, bye" may close a call in which nothing was agreed.
            var isYes = clause.Act == CalleeAct.Acknowledges
                ? (isClear && !hasAside && (!isFarewell || _asksWhetherAgreed || _readsBack))
                    || (_readsBack && !hasObjection && IsUnderstoodAfter(clauses, place))
                : isClear || (clause.IsUnderstood && ((_asksWhetherAgreed && place < answers) || (clause.Values.Any && !hasObjection)))
                    || (_readsBack && !hasObjection && IsUnderstoodAfter(clauses, place));
            if (!(givesNumber && clause.Act == CalleeAct.None))
            {
                Take(turn, clause, isYes, isAnswer: _answersOther && place <= answers);
            }
        }

        TakeAnswer(turn, clauses);
        // "Are you a member?": until it speaks again, its question is open.
        _openQuestion = clauses is [.., { Act: CalleeAct.Asks, IsBesideTable: false }] && AgreedTurn is not null ? turn : null;
        _calleeAsked = clauses.Any(clause => clause.Act is CalleeAct.Asks or CalleeAct.OffersMore);
        _calleeSpokeOfTable = clauses.Any(clause => clause.Act is CalleeAct.Asks or CalleeAct.States || clause.Values.Any);
        _isAboutTable |= clauses.Any(clause => clause.Values.Any);
    }

    // "Is our table safe?" "The regatta is on Saturday": no yes.
    private void TakeAnswer(int turn, IReadOnlyList<Clause> clauses)
    {
        if (!_isAnswerAwaited || clauses.Any(clause => clause.Act == CalleeAct.AsksToWait))
        {
            return;
        }

        _isAnswerAwaited = false;
        var isAnswered = clauses.Any(clause => clause.Values.Any
            || clause.Act is CalleeAct.Accepts or CalleeAct.Acknowledges or CalleeAct.Commits or CalleeAct.LooksForward or CalleeAct.Waives);
        if (!isAnswered && AgreedTurn is not null && clauses.Any(clause => clause.Act is CalleeAct.None or CalleeAct.Objects))
        {
            _open ??= CounterEvidence.FromAct(CalleeAct.Objects, turn);
        }
    }

    // "Five at six thirty, yeah, sure, and I'm Dolly Parton": what follows a yes may mock it.
    private static bool IsUnderstoodAfter(IReadOnlyList<Clause> clauses, int place) =>
        clauses.Skip(place + 1).All(clause => clause.IsUnderstood || clause.Act != CalleeAct.None);

    private void Take(int turn, Clause clause, bool isYes, bool isAnswer)
    {
        switch (clause.Act)
        {
            case CalleeAct.None when clause.MayUnsettle && AgreedTurn is not null:
                _open ??= CounterEvidence.FromAct(CalleeAct.Objects, turn);
                break;
            case CalleeAct.Accompanies or CalleeAct.States or CalleeAct.OffersMore or CalleeAct.None:
                break;
            case CalleeAct.Commits when isAnswer && !clause.IsUnderstood && !clause.Values.Any:
                break;
            case CalleeAct.Commits:
                Agree(turn, isBareYes: false);
                break;
            case CalleeAct.Accepts or CalleeAct.Acknowledges or CalleeAct.LooksForward:
                if (isYes)
                {
                    Accept(turn, clause);
                }

                break;
            case CalleeAct.Asks:
                // "Certainly. Are you staying with us?": the answer is still open.
                Revoke(turn);
                break;
            case CalleeAct.Waives:
                _open = _open?.Kind is CounterEvidenceKind.Payment or CounterEvidenceKind.Condition or CounterEvidenceKind.Deferral ? null : _open;
                break;
            case CalleeAct.AsksToWait:
                // "Yes, one moment" agrees to nothing yet. Otherwise to wait takes back nothing.
                Revoke(turn);
                _open ??= AgreedTurn is not null ? null : CounterEvidence.FromAct(clause.Act, turn);
                break;
            case CalleeAct.Objects:
                if (AgreedTurn is not null && !(isAnswer && !clause.Values.Any))
                {
                    _open ??= CounterEvidence.FromAct(clause.Act, turn);
                }

                break;
            default:
                if (!(isAnswer && clause.Act == CalleeAct.Denies && AgreedTurn is not null && !clause.Values.Any) && !IsKept(turn, clause.Act))
                {
                    _open = CounterEvidence.FromAct(clause.Act, turn);
                }

                break;
        }
    }

    // After a refusal, "okay, thank you" closes the call. Only a yes to another proposal agrees.
    private void Accept(int turn, Clause clause)
    {
        var isAboutTable = _isAboutTable || (clause.Act == CalleeAct.Accepts && clause.Values.Any);
        var isAllowed = _open is null || clause.Values.Any || _open.Kind == CounterEvidenceKind.Wait || (_isProposal && _open.Turn < turn);
        if (_isComplete && isAboutTable && (!needsStatement || _asksWhetherAgreed) && isAllowed && !(_open is null && IsAfterthought(clause)))
        {
            Agree(turn, isBareYes: !_asksWhetherAgreed);
        }
    }

    // "It's better online, I don't do it from here": the refusal explains what was said before, and does not stand in its place.
    private bool IsKept(int turn, CalleeAct act) => act is CalleeAct.Refuses or CalleeAct.Denies && _open?.Turn == turn
        && _open.Kind is CounterEvidenceKind.OtherChannel or CounterEvidenceKind.Payment or CounterEvidenceKind.WaitingList
            or CounterEvidenceKind.ProvisionalHold;

    // "Lovely" after a commitment adds nothing to it.
    private bool IsAfterthought(Clause clause) => IsCommitment && !clause.Values.Any && !_asksWhetherAgreed;

    private void Revoke(int turn)
    {
        if (_agreed is { IsBareYes: true } agreed && agreed.Turn == turn)
        {
            _agreed = _agreedBefore;
        }
    }

    // What was said earlier in the same turn stands, unless the agreement answers it: "we are full, but I can squeeze you in".
    private void Agree(int turn, bool isBareYes)
    {
        if (_isWithdrawn)
        {
            return;
        }

        _agreedBefore = AgreedTurn == turn ? _agreedBefore : _agreed;
        _agreed = new(turn, isBareYes && !(AgreedTurn == turn && IsCommitment));
        if (_open is not { } open)
        {
            return;
        }

        var isAnswered = open.Kind is CounterEvidenceKind.Refusal or CounterEvidenceKind.Wait or CounterEvidenceKind.Deferral or CounterEvidenceKind.Retraction
            or CounterEvidenceKind.Doubt;
        if (open.Kind != CounterEvidenceKind.WrongPartner && (isAnswered || (!isBareYes && open.Turn < turn)))
        {
            _open = null;
        }
    }

    private sealed record Agreement(int Turn, bool IsBareYes);
}
