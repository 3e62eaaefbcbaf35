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

        return report.Refusal is { } refusal && situation.State.ReportsRefused <= Tries
            ? Ask(situation, refusal)
            : situation.TakeLeave(report.Refusal is null ? report.Outcome : "unclear");
    }

    private static ResponsePlan Ask(Situation situation, string refusal) =>
        refusal.Contains("confirmation", StringComparison.OrdinalIgnoreCase) || refusal.Contains("code", StringComparison.OrdinalIgnoreCase)
            ? Situation.Say(Lines.SayCodeAgain)
            : Situation.Say(Lines.ReadBack(situation.Brief, situation.State.Time, situation.State.Code, 0, whole: true));
}
