namespace Concierge.Rehearsal.Dialogue.Actions;

/// <summary>Reports an answering machine or a wrong number.</summary>
internal sealed class ReportVoicemailOrWrongNumber : IDialogueAction
{
    public ResponsePlan? TryRespond(DialogueContext situation) =>
        situation.CalleeUtterance.HasAny(CalleeIntents.Machine) && !situation.State.IsAgreed
            ? situation.ReportOutcome(new OutcomeReport("voicemail") { Notes = "An answering machine picked up." })
            : situation.CalleeUtterance.HasAny(CalleeIntents.WrongNumber)
                ? situation.ReportOutcome(new OutcomeReport("declined") { Notes = "It was the wrong number." })
                : null;
}
