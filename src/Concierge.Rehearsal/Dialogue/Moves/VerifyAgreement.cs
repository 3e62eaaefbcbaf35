namespace Concierge.Rehearsal.Dialogue.Moves;

/// <summary>Asks for the confirmation number, and reads it and the booking back until the callee says yes.</summary>
internal sealed class VerifyAgreement : IMove
{
    public ResponsePlan? Make(Situation situation)
    {
        BookingState state = situation.State;
        if (!state.Agreed || situation.IsOnHold || IsReadBack(situation.Heard))
        {
            return null;
        }

        if (situation.Heard.BreaksOffInCode && !state.Waiting)
        {
            return situation.Wait("The confirmation number continues.");
        }

        if (state.Code is null && !state.NoCode && situation.Brief.Code is null && state.CodesAsked < 3)
        {
            return Situation.Say(situation.Heard.Is(Intents.NamesCode) ? Lines.SayCodeAgain : Lines.AsksCode);
        }

        if (state.Code?.Contains('?', StringComparison.Ordinal) == true && state.CodesAsked < 4)
        {
            return Situation.Say(Lines.SayCodeAgain);
        }

        if (!situation.Heard.IsUnderstood && state.MisheardInARow < 3)
        {
            return Situation.Say(Lines.SayAgain);
        }

        return state.ReadBacks < 7
            ? Situation.Say(Lines.ReadBack(situation.Terms, state.Code, state.ReadBacks, whole: state.ReadBacks == 0 || !state.DetailsVerified))
            : situation.SettleUnclear("The restaurant did not confirm the booking when it was read back.");
    }

    // The callee reads the booking back, so the agent must answer that first.
    private static bool IsReadBack(HeardUtterance heard) => heard.Is(Intents.AsksWhetherRight) && heard is { Party: not null, Times.Count: > 0, Code: null };
}
