namespace Concierge.Rehearsal.Dialogue.Actions;

/// <summary>Reports an answering machine or a wrong number.</summary>
internal sealed class ReportVoicemailOrWrongNumber : IDialogueAction
{
    public ResponsePlan? TryRespond(DialogueContext context) =>
        context.CalleeUtterance.HasAny(CalleeIntents.IsAnsweringMachine) && !context.State.Agreement.IsAgreed
            ? context.ReportOutcome(new OutcomeReport("voicemail") { Notes = "An answering machine answered." })
            : context.CalleeUtterance.HasAny(CalleeIntents.WrongNumber)
                ? context.ReportOutcome(new OutcomeReport("declined") { Notes = "It was the wrong number.", Objection = "wrong_number" })
                : null;
}
