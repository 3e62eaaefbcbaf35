namespace Concierge.Rehearsal.Dialogue.Actions;

/// <summary>Stays silent after the agent has ended the call.</summary>
internal sealed class StaySilentAfterCallEnd : IDialogueAction
{
    public ResponsePlan? TryRespond(DialogueContext context) => context.State.Tools.HasEnded ? DialogueContext.NoResponse : null;
}
