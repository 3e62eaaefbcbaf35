namespace Concierge.Media.Bridge;

/// <summary>What becomes of a turn of the callee that waited for its transcript.</summary>
internal enum TurnDecision
{
    /// <summary>Nothing: the turn was decided before.</summary>
    None,

    /// <summary>The agent answers it.</summary>
    Answered,

    /// <summary>It stays in the conversation and is not answered.</summary>
    Ignored,

    /// <summary>It was noise or echo: it is removed from the conversation.</summary>
    Dropped,
}
