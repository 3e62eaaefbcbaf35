namespace Concierge.Media.Bridge;

/// <summary>Holds the callee's turns that may be noise, echo, music or a last "bye" until their transcript decides. Not thread-safe.</summary>
internal sealed class PendingTurnRegistry
{
    private const int MaxDroppedTurns = 16;

    private readonly Dictionary<string, bool> _pendingTurns = new(StringComparer.Ordinal);
    private readonly Queue<string> _droppedTurns = new();

    /// <summary>Whether any turn still waits for its transcript.</summary>
    public bool Any => _pendingTurns.Count > 0;

    /// <summary>The item ids of the turns that wait for a transcript.</summary>
    public IReadOnlyList<string> PendingItemIds => [.. _pendingTurns.Keys];

    /// <summary>Adds a turn that only its transcript can confirm.</summary>
    /// <param name="itemId">The conversation item of the turn.</param>
    /// <param name="suspected">Whether the turn may be the agent's own echo: without a transcript it is then dropped.</param>
    public void Add(string itemId, bool suspected) => _pendingTurns[itemId] = suspected;

    /// <summary>Whether a turn waits for its transcript.</summary>
    public bool IsPending(string itemId) => _pendingTurns.ContainsKey(itemId);

    /// <summary>Removes a pending turn so that the caller can decide on it.</summary>
    /// <returns>Whether the turn was still pending.</returns>
    public bool TryRemove(string itemId, out bool suspected) => _pendingTurns.Remove(itemId, out suspected);

    /// <summary>Whether a turn was dropped: a transcript that arrives later is ignored.</summary>
    public bool IsDropped(string itemId) => _droppedTurns.Contains(itemId);

    /// <summary>Marks a turn as dropped.</summary>
    public void MarkDropped(string itemId)
    {
        if (_droppedTurns.Count == MaxDroppedTurns)
        {
            _droppedTurns.Dequeue();
        }

        _droppedTurns.Enqueue(itemId);
    }

    /// <summary>Clears the pending turns: after the session is lost no transcript arrives.</summary>
    public void Clear() => _pendingTurns.Clear();
}
