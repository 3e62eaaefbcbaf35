namespace Concierge.Rehearsal.Dialogue.Moves;

/// <summary>Ends the call when the report was accepted; asks the callee for the missing evidence when it was refused.</summary>
internal sealed class AfterTheReport : IMove
{
    private const int MaxRefusedReports = 2;

    public ResponsePlan? Make(Situation situation)
    {
        if (situation.State.Report is not { } report)
        {
            return null;
        }

        if (report.Output is null)
        {
            return Situation.Quiet;
        }

        // The program leaves a message or ends the call. The agent has nothing to say to a machine.
        if (report is { Outcome: "voicemail", Refusal: null })
        {
            return Situation.Quiet;
        }

        // The callee asks a last question during the farewell.
        if (report is { Outcome: "confirmed", Refusal: null } && situation.Heard.Is(Intents.Questions))
        {
            return null;
        }

        return report.Refusal is { } refusal && situation.State.ReportsRefused <= MaxRefusedReports
            ? AskForEvidence(situation, refusal)
            : situation.TakeLeave(report.Refusal is null ? report.Outcome : "unclear");
    }

    private static ResponsePlan AskForEvidence(Situation situation, string refusal) =>
        situation.Brief.Task == BookingTask.Cancel ? Situation.Say(Lines.ReadsBackCancelled(situation.Terms))
        : refusal.Contains("confirmation", StringComparison.OrdinalIgnoreCase) || refusal.Contains("code", StringComparison.OrdinalIgnoreCase)
            ? Situation.Say(Lines.SayCodeAgain)
            : Situation.Say(Lines.ReadBack(situation.Terms, situation.State.Code, 0, whole: true));
}
