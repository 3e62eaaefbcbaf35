namespace Concierge.Rehearsal.Dialogue;

/// <summary>One action of the agent in a conversation.</summary>
internal interface IDialogueAction
{
    /// <summary>Creates the response; <see langword="null"/> if the action does not apply.</summary>
    ResponsePlan? TryRespond(DialogueContext context);
}
