namespace Concierge.Rehearsal.Dialogue.Moves;

/// <summary>Presses the key for reservations or for a person, then zero, then reports that the menu led nowhere.</summary>
internal sealed class AnswerMenu : IMove
{
    private const int MaxKeys = 4;
    private const string OperatorKey = "0";

    public ResponsePlan? Make(Situation situation)
    {
        BookingState state = situation.State;
        if (state.KeysRefused)
        {
            return situation.SettleUnclear("The keys of the restaurant's automatic menu could not be pressed.");
        }

        if (!situation.Heard.Is(Intents.Menu) || state.Agreed)
        {
            return null;
        }

        if (!situation.CanPressKeys)
        {
            return situation.Wait("An automatic menu is heard.");
        }

        TelephoneMenu menu = TelephoneMenu.Parse(state.MenuWords);
        if (menu.Choose(state.Keys) is { } key && state.Keys.Count < MaxKeys)
        {
            return situation.PressKey(key);
        }

        // The menu may still announce the right key.
        if (situation.Heard.Is(Intents.Machine) || (state.Keys.Count == 0 && !IsSecondRound(state)))
        {
            return situation.Heard.Is(Intents.Machine) ? null : situation.Wait("An automatic menu is heard.");
        }

        return !menu.HasOptions ? situation.Wait("An automatic menu is heard.")
            : state.Keys.Contains(OperatorKey) ? situation.SettleUnclear("No key of the restaurant's automatic menu led to a person.")
            : situation.PressKey(OperatorKey);
    }

    private static bool IsSecondRound(BookingState state) => state.MenuWords.Split("press").Length > 3;
}
