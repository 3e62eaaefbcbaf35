namespace Concierge.Rehearsal.Dialogue.Moves;

/// <summary>Corrects a wrong statement of the booking.</summary>
internal sealed class CorrectBooking : IMove
{
    private const int MaxCorrections = 6;

    public ResponsePlan? Make(Situation situation)
    {
        BookingState state = situation.State;
        if (state.IsContradictedBy(situation.Heard))
        {
            return state.Corrections < MaxCorrections
                ? Situation.Say(Lines.Corrects(situation.Terms))
                : situation.SettleUnclear("The restaurant kept stating another booking.");
        }

        if (state.IsMisunderstoodIn(situation.Heard) && state.Corrections < 3)
        {
            return Situation.Say(Lines.Corrects(situation.Terms));
        }

        bool isWrongName = situation.Heard.Name is { } name && state.RequestSaid && !Language.Names.Similar(name, situation.Brief.Surname)
            && !situation.Brief.Name.Contains(name, StringComparison.OrdinalIgnoreCase);
        return isWrongName && state.NameCorrections < 2 && situation.Heard.Is(Intents.AsksWhetherRight)
            ? Situation.Say(Lines.CorrectsName(situation.Brief))
            : null;
    }
}
