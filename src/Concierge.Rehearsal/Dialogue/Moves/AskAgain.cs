namespace Concierge.Rehearsal.Dialogue.Moves;

/// <summary>Asks the callee to repeat an utterance that was not understood, at most three times in a row.</summary>
internal sealed class AskAgain : IMove
{
    private const int MaxRepeatRequests = 3;

    public ResponsePlan? Make(Situation situation)
    {
        BookingState state = situation.State;
        if (situation.Heard.Is(Intents.Greets))
        {
            return Situation.Say(situation.Request);
        }

        return state.MisheardInARow < MaxRepeatRequests
            ? Situation.Say(Lines.SayAgain)
            : situation.SettleUnclear("The restaurant could not be understood.");
    }
}
