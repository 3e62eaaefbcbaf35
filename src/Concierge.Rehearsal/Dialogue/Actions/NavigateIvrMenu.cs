namespace Concierge.Rehearsal.Dialogue.Actions;

/// <summary>Presses the key for reservations or for a person, then zero; finally reports that no key led to a person.</summary>
internal sealed class NavigateIvrMenu : IDialogueAction
{
    private const int MaxKeys = 4;
    private const string OperatorKey = "0";

    public ResponsePlan? TryRespond(DialogueContext context)
    {
        DialogueState state = context.State;
        if (state.Tools.AreKeysRefused)
        {
            return context.ReportUnclear("The keys of the restaurant's automatic menu could not be pressed.");
        }

        if (!context.CalleeUtterance.HasAny(CalleeIntents.IvrMenu) || state.Agreement.IsAgreed)
        {
            return null;
        }

        if (!context.CanPressKeys)
        {
            return context.Wait("An automatic menu is heard.");
        }

        IvrMenu menu = IvrMenu.Parse(state.MenuText);
        if (menu.ChooseKey(state.Tools.PressedKeys) is { } key && state.Tools.PressedKeys.Count < MaxKeys)
        {
            return context.PressKey(key);
        }

        // The menu may still announce the right key.
        if (context.CalleeUtterance.HasAny(CalleeIntents.IsAnsweringMachine) || (state.Tools.PressedKeys.Count == 0 && !IsMenuRepeated(state)))
        {
            return context.CalleeUtterance.HasAny(CalleeIntents.IsAnsweringMachine) ? null : context.Wait("An automatic menu is heard.");
        }

        return !menu.HasOptions ? context.Wait("An automatic menu is heard.")
            : state.Tools.PressedKeys.Contains(OperatorKey) ? context.ReportUnclear("No key of the restaurant's automatic menu led to a person.")
            : context.PressKey(OperatorKey);
    }

    private static bool IsMenuRepeated(DialogueState state) => state.MenuText.Split("press").Length > 3;
}
