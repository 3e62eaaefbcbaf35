namespace Concierge.Rehearsal.Dialogue.Actions;

/// <summary>Says yes when the callee reads the booking back correctly; restates the booking when a part was not recognized.</summary>
internal sealed class ConfirmReadBack : IDialogueAction
{
    public ResponsePlan? TryRespond(DialogueContext context)
    {
        CalleeUtterance utterance = context.CalleeUtterance;
        if (!context.State.HasStatedRequest || !(utterance.HasAny(CalleeIntents.AsksWhetherRight) || utterance.StatesBooking))
        {
            return null;
        }

        bool isComplete = utterance.Party is not null && utterance.Times.Count > 0 && context.State.MatchesTerms(utterance);
        string confirmation = isComplete ? AgentLines.Right : AgentLines.FormatRestatement(context.Terms);
        return context.Instructions.SpecialRequests is { } requests && !context.State.HasStatedSpecialRequests
            ? DialogueContext.Say(confirmation, AgentLines.FormatSpecialRequests(requests))
            : DialogueContext.Say(confirmation);
    }
}
