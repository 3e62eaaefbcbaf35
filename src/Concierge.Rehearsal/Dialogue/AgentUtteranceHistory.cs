using Concierge.Rehearsal.Language;

namespace Concierge.Rehearsal.Dialogue;

/// <summary>The agent's utterances in a conversation, and which parts of the request the callee has heard in them.</summary>
internal sealed class AgentUtteranceHistory(BookingInstructions instructions)
{
    private readonly List<AgentUtterance> _utterances = [];

    /// <summary>The latest utterance; <see langword="null"/> before the first.</summary>
    public AgentUtterance? Last => _utterances.Count > 0 ? _utterances[^1] : null;

    /// <summary>The agent's last complete sentence, except requests to repeat, "Are you still there?" and apologies for a line that was gone.</summary>
    public AgentUtterance? LastStatement => _utterances.FindLast(
        utterance => utterance is { IsIncomplete: false, AsksToRepeat: false, AsksWhetherPresent: false, ApologizesForLine: false });

    /// <summary>Whether the agent has stated the whole request: in one sentence, or in its beginning and the answers to questions.</summary>
    public bool HasStatedRequest => instructions.Task == BookingTask.Cancel ? HasNamedBooking
        : _utterances.Exists(utterance => utterance.IsRequest && !utterance.IsIncomplete)
            || (instructions.Task == BookingTask.Book && IsRequestStatedInParts);

    /// <summary>Whether the callee has heard nothing from the agent, or not even who is calling.</summary>
    public bool HasSaidNothing =>
        !_utterances.Exists(utterance => !utterance.IsIncomplete || utterance.Contains(AgentSentences.FormatOpening(instructions)));

    /// <summary>Whether the agent has begun to speak, even if it was interrupted.</summary>
    public bool HasBegunToSpeak => _utterances.Exists(utterance => utterance.WasHeard);

    /// <summary>Whether the agent's last sentence asked the callee to wait for the guest's answer.</summary>
    public bool IsCheckingWithGuest => Last?.ChecksWithGuest == true;

    /// <summary>Whether the agent has named the booking to change or cancel.</summary>
    public bool HasNamedBooking => _utterances.Exists(utterance => utterance.NamesBooking && !utterance.IsIncomplete);

    /// <summary>How often the agent has named the booking or its confirmation number.</summary>
    public int BookingNamedCount => _utterances.Count(utterance => utterance.NamesBooking || utterance.TellsCode);

    public int CancellationReadBackCount => _utterances.Count(utterance => utterance.ReadsBackCancellation);

    public int CodeRequestCount => _utterances.Count(utterance => utterance.AsksCode);

    public int ReadBackCount => _utterances.Count(utterance => utterance.BeginsReadBack);

    public int CorrectionCount => _utterances.Count(utterance => utterance.Corrects);

    public int NameCorrectionCount => _utterances.Count(utterance => utterance.CorrectsName);

    public int NameSpelledCount => _utterances.Count(utterance => utterance.SpellsName);

    public bool HasSaidName => _utterances.Exists(utterance => utterance.SaysName || utterance.SpellsName);

    public bool HasProposedFirstName => _utterances.Exists(utterance => utterance.ProposesFirstName);

    public bool HasAskedForAlternatives => _utterances.Exists(utterance => utterance.AsksForAlternatives);

    public bool HasRefusedCard => _utterances.Exists(utterance => utterance.RefusesCard);

    public bool HasGivenPhoneNumber => _utterances.Exists(utterance => utterance.GivesPhoneNumber);

    public bool HasRefusedPhoneNumber => _utterances.Exists(utterance => utterance.RefusesPhoneNumber);

    /// <summary>Whether the guest has consented to what the callee asks for besides the table.</summary>
    public bool HasConsented => _utterances.Exists(utterance => utterance.Consents);

    /// <summary>How many times in a row the agent has asked the callee to repeat.</summary>
    public int ConsecutiveRepeatRequests => _utterances.AsEnumerable().Reverse().TakeWhile(utterance => utterance.AsksToRepeat).Count();

    /// <summary>How many times in a row the agent has asked whether the callee is still there.</summary>
    public int ConsecutivePresenceQuestions => _utterances.AsEnumerable().Reverse().TakeWhile(utterance => utterance.AsksWhetherPresent).Count();

    public bool HasStatedSpecialRequests => instructions.SpecialRequests is not { } requests || _utterances.Exists(
        utterance => utterance.Text.Contains(SpokenFormatter.FormatText(requests).TrimEnd('.'), StringComparison.OrdinalIgnoreCase));

    private bool IsRequestStatedInParts => _utterances.Count(utterance => utterance.TellsDetail && !utterance.IsIncomplete)
        + (_utterances.Exists(utterance => utterance.IsBeginningOfRequest) ? 1 : 0) >= 2;

    /// <summary>Whether the agent has proposed an alternative that meets a condition.</summary>
    public bool HasProposed(Predicate<BookingOffer> condition) =>
        _utterances.Exists(utterance => utterance.FindProposal(instructions) is { } proposal && condition(proposal));

    public void Add(AgentUtterance utterance) => _utterances.Add(utterance);

    /// <summary>Forgets all utterances, because another person has answered who has heard none of them.</summary>
    public void Clear() => _utterances.Clear();
}
