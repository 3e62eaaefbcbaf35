namespace Concierge.Rehearsal.Dialogue;

/// <summary>One thing the agent knows to do in a conversation.</summary>
internal interface IMove
{
    /// <summary>The response, where the move fits; <see langword="null"/> where it does not.</summary>
    ResponsePlan? Make(Situation situation);
}
