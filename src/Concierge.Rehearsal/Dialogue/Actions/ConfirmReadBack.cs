namespace Concierge.Rehearsal.Dialogue.Actions;

/// <summary>Says yes when the callee reads the booking back correctly; restates the booking when a part was not recognized.</summary>
internal sealed class ConfirmReadBack : IDialogueAction
{
    public ResponsePlan? TryRespond(DialogueContext context)
    {
        CalleeUtterance utterance = context.CalleeUtterance;
        if (!context.State.Agent.HasStatedRequest || !(utterance.HasAny(CalleeIntents.AsksForConfirmation) || utterance.StatesBooking))
        {
            return null;
        }

        bool isComplete = utterance.PartySize is not null && utterance.Times.Count > 0 && context.State.Agreement.MatchesTerms(utterance);
        string confirmation = isComplete ? AgentSentences.ThatIsRight : AgentSentences.FormatRestatement(context.Terms);
        return context.Instructions.SpecialRequests is { } requests && !context.State.Agent.HasStatedSpecialRequests
            ? DialogueContext.Say(confirmation, AgentSentences.FormatSpecialRequests(requests))
            : DialogueContext.Say(confirmation);
    }
}
