namespace Concierge.Rehearsal.Dialogue.Moves;

/// <summary>Says yes when the callee reads the booking back correctly; restates the booking when a part was not recognized.</summary>
internal sealed class AffirmReadBack : IMove
{
    public ResponsePlan? Make(Situation situation)
    {
        HeardUtterance heard = situation.Heard;
        if (!situation.State.RequestSaid || !(heard.Is(Intents.AsksWhetherRight) || heard.StatesBooking))
        {
            return null;
        }

        bool isComplete = heard.Party is not null && heard.Times.Count > 0 && situation.State.IsExactlyRight(heard);
        string yes = isComplete ? Lines.Right : Lines.Restates(situation.Terms);
        return situation.Brief.SpecialRequests is { } requests && !situation.State.RequestsSaid
            ? Situation.Say(yes, Lines.Requests(requests))
            : Situation.Say(yes);
    }
}
