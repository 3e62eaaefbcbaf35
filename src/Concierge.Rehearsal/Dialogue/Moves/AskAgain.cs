namespace Concierge.Rehearsal.Dialogue.Moves;

/// <summary>Asks to hear again what was not understood, three times at most.</summary>
internal sealed class AskAgain : IMove
{
    private const int Patience = 3;

    public ResponsePlan? Make(Situation situation)
    {
        BookingState state = situation.State;
        if (situation.Heard.Is(Intents.Greets))
        {
            return Situation.Say(situation.Request);
        }

        return state.MisheardInARow < Patience
            ? Situation.Say(Lines.SayAgain)
            : situation.SettleUnclear("The restaurant could not be understood.");
    }
}
