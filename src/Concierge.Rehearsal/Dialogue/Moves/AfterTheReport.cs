namespace Concierge.Rehearsal.Dialogue.Moves;

/// <summary>Takes leave when the report was taken; when it was refused, asks for what it lacks.</summary>
internal sealed class AfterTheReport : IMove
{
    private const int Tries = 2;

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

        // The program leaves a message or ends the call; to a machine there is nothing to say.
        if (report is { Outcome: "voicemail", Refusal: null })
        {
            return Situation.Quiet;
        }

        // A last question in the middle of the farewell.
        if (report is { Outcome: "confirmed", Refusal: null } && situation.Heard.Is(Intents.Questions))
        {
            return null;
        }

        return report.Refusal is { } refusal && situation.State.ReportsRefused <= Tries
            ? Ask(situation, refusal)
            : situation.TakeLeave(report.Refusal is null ? report.Outcome : "unclear");
    }

    private static ResponsePlan Ask(Situation situation, string refusal) =>
        situation.Brief.Task == BookingTask.Cancel ? Situation.Say(Lines.ReadsBackCancelled(situation.Terms))
        : refusal.Contains("confirmation", StringComparison.OrdinalIgnoreCase) || refusal.Contains("code", StringComparison.OrdinalIgnoreCase)
            ? Situation.Say(Lines.SayCodeAgain)
            : Situation.Say(Lines.ReadBack(situation.Terms, situation.State.Code, 0, whole: true));
}
