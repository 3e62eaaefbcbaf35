namespace Concierge.Rehearsal.Dialogue.Moves;

/// <summary>Says yes when the callee repeats the booking rightly; puts in words what it did not hear.</summary>
internal sealed class AffirmReadBack : IMove
{
    public ResponsePlan? Make(Situation situation)
    {
        HeardUtterance heard = situation.Heard;
        if (!situation.State.RequestSaid || !(heard.Is(Intents.AsksWhetherRight) || heard.StatesBooking))
        {
            return null;
        }

        bool whole = heard.Party is not null && heard.Times.Count > 0 && situation.State.IsExactlyRight(heard);
        string yes = whole ? Lines.Right : Lines.Restates(situation.Terms);
        return situation.Brief.SpecialRequests is { } wish && !situation.State.RequestsSaid
            ? Situation.Say(yes, Lines.Requests(wish))
            : Situation.Say(yes);
    }
}
