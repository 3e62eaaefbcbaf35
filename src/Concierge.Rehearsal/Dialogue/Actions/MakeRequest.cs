namespace Concierge.Rehearsal.Dialogue.Actions;

/// <summary>Says who is calling and makes the request after the callee's greeting.</summary>
internal sealed class MakeRequest : IDialogueAction
{
    public ResponsePlan? TryRespond(DialogueContext situation)
    {
        DialogueState state = situation.State;
        if (state.HasStatedRequest || situation.IsOnHold)
        {
            return null;
        }

        string request = situation.RequestLine;
        string opening = AgentLines.FormatOpening(situation.Instructions);
        return !state.HasSaidNothing ? DialogueContext.Say(request)
            : new AgentLine(opening).IsRequest ? DialogueContext.Say(opening)
            : DialogueContext.Say(opening, request);
    }
}
