namespace Concierge.Rehearsal.Dialogue;

/// <summary>Decides what the simulated voice model says and does next, from the session and the conversation alone. Implementations are stateless.</summary>
public interface IDialoguePolicy
{
    /// <summary>Decides the next response.</summary>
    ResponsePlan Respond(ConversationContext context);
}
