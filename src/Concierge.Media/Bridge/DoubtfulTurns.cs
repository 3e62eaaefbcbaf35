namespace Concierge.Media.Bridge;

/// <summary>The callee's turns that may be noise, echo, music or a last "bye": only the words in them decide. Not safe for two threads at once.</summary>
internal sealed class DoubtfulTurns
{
    private const int RememberedDrops = 16;

    private readonly Dictionary<string, bool> _waiting = new(StringComparer.Ordinal);
    private readonly Queue<string> _dropped = new();

    /// <summary>Whether words are being waited for.</summary>
    public bool Any => _waiting.Count > 0;

    /// <summary>The turns whose words are being waited for.</summary>
    public IReadOnlyList<string> Waiting => [.. _waiting.Keys];

    /// <summary>A turn is to be judged by its words.</summary>
    /// <param name="itemId">The turn.</param>
    /// <param name="suspected">Whether it seems to be the agent's own echo: then it is nothing without words.</param>
    public void Add(string itemId, bool suspected) => _waiting[itemId] = suspected;

    /// <summary>Whether a turn's words are being waited for.</summary>
    public bool IsWaiting(string itemId) => _waiting.ContainsKey(itemId);

    /// <summary>Takes a turn to be decided on.</summary>
    /// <returns>Whether it was still undecided.</returns>
    public bool TryTake(string itemId, out bool suspected) => _waiting.Remove(itemId, out suspected);

    /// <summary>Whether a turn turned out to be none: words of it that come later are no news.</summary>
    public bool IsDropped(string itemId) => _dropped.Contains(itemId);

    /// <summary>A turn turned out to be none.</summary>
    public void Drop(string itemId)
    {
        if (_dropped.Count == RememberedDrops)
        {
            _dropped.Dequeue();
        }

        _dropped.Enqueue(itemId);
    }

    /// <summary>Nobody will tell the words any more.</summary>
    public void Forget() => _waiting.Clear();
}
