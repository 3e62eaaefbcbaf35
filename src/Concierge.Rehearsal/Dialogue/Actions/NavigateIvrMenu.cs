namespace Concierge.Rehearsal.Dialogue.Actions;

/// <summary>Presses the key for reservations or for a person, then zero, then reports that the menu led nowhere.</summary>
internal sealed class NavigateIvrMenu : IDialogueAction
{
    private const int MaxKeys = 4;
    private const string OperatorKey = "0";

    public ResponsePlan? TryRespond(DialogueContext situation)
    {
        DialogueState state = situation.State;
        if (state.AreKeysRefused)
        {
            return situation.ReportUnclear("The keys of the restaurant's automatic menu could not be pressed.");
        }

        if (!situation.CalleeUtterance.HasAny(CalleeIntents.Menu) || state.IsAgreed)
        {
            return null;
        }

        if (!situation.CanPressKeys)
        {
            return situation.Wait("An automatic menu is heard.");
        }

        IvrMenu menu = IvrMenu.Parse(state.MenuText);
        if (menu.ChooseKey(state.PressedKeys) is { } key && state.PressedKeys.Count < MaxKeys)
        {
            return situation.PressKey(key);
        }

        // The menu may still announce the right key.
        if (situation.CalleeUtterance.HasAny(CalleeIntents.Machine) || (state.PressedKeys.Count == 0 && !IsSecondRound(state)))
        {
            return situation.CalleeUtterance.HasAny(CalleeIntents.Machine) ? null : situation.Wait("An automatic menu is heard.");
        }

        return !menu.HasOptions ? situation.Wait("An automatic menu is heard.")
            : state.PressedKeys.Contains(OperatorKey) ? situation.ReportUnclear("No key of the restaurant's automatic menu led to a person.")
            : situation.PressKey(OperatorKey);
    }

    private static bool IsSecondRound(DialogueState state) => state.MenuText.Split("press").Length > 3;
}
