namespace Concierge.Rehearsal.Dialogue;

/// <summary>Stands in for what a realtime voice model thinks: from the session and the conversation so far to the next response. Stateless.</summary>
public interface IConversationMind
{
    /// <summary>Decides the next response.</summary>
    ResponsePlan Respond(ConversationContext context);
}
