namespace Concierge.Rehearsal.Dialogue.Actions;

/// <summary>Stays silent while the callee looks something up or hold music plays.</summary>
internal sealed class WaitOnHold : IDialogueAction
{
    public ResponsePlan? TryRespond(DialogueContext context) => context.IsOnHold ? context.Wait("The restaurant asked to hold the line.") : null;
}
