namespace Concierge.Rehearsal.Dialogue.Actions;

/// <summary>Says yes when the callee reads the booking back correctly; restates the booking when a part was not recognized.</summary>
internal sealed class ConfirmReadBack : IDialogueAction
{
    public ResponsePlan? TryRespond(DialogueContext situation)
    {
        CalleeUtterance heard = situation.CalleeUtterance;
        if (!situation.State.HasStatedRequest || !(heard.HasAny(CalleeIntents.AsksWhetherRight) || heard.StatesBooking))
        {
            return null;
        }

        bool isComplete = heard.Party is not null && heard.Times.Count > 0 && situation.State.MatchesTerms(heard);
        string yes = isComplete ? AgentLines.Right : AgentLines.FormatRestatement(situation.Terms);
        return situation.Instructions.SpecialRequests is { } requests && !situation.State.HasStatedSpecialRequests
            ? DialogueContext.Say(yes, AgentLines.FormatSpecialRequests(requests))
            : DialogueContext.Say(yes);
    }
}
