namespace Concierge.Rehearsal.Dialogue.Moves;

/// <summary>Says who is calling and makes the request after the callee's greeting.</summary>
internal sealed class MakeRequest : IMove
{
    public ResponsePlan? Make(Situation situation)
    {
        BookingState state = situation.State;
        if (state.RequestSaid || situation.IsOnHold)
        {
            return null;
        }

        string request = situation.Request;
        string opening = Lines.Opening(situation.Brief);
        return !state.SaidNothing ? Situation.Say(request)
            : new OwnLine(opening).Requests ? Situation.Say(opening)
            : Situation.Say(opening, request);
    }
}
