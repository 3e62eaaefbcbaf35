namespace Concierge.Rehearsal.Dialogue;

/// <summary>
/// Decides what the simulated voice model says and does next. The session and the conversation are its only inputs; implementations are stateless.
/// </summary>
public interface IDialoguePolicy
{
    /// <summary>Decides the next response.</summary>
    ResponsePlan Respond(ConversationContext context);
}
