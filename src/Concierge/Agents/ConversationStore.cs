using Concierge.Agents.Loop;
namespace Concierge.Agents;

/// <summary>Keeps the sessions' conversations in memory: at most 1,000, each for two hours after its last use.</summary>
internal sealed class ConversationStore(TimeProvider timeProvider)
{
    /// <summary>The maximum number of sessions. The least recently used one is removed first.</summary>
    public const int MaxSessions = 1000;

    /// <summary>How long an unused session is kept.</summary>
    public static readonly TimeSpan IdleTimeout = TimeSpan.FromHours(2);

    private readonly Lock _lock = new();
    private readonly Dictionary<(string? Owner, string Id), Conversation> _sessions = [];

    /// <summary>The number of sessions kept.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _sessions.Count;
            }
        }
    }

    /// <summary>Returns the session's conversation, or a new one.</summary>
    /// <param name="sessionId">The session.</param>
    /// <param name="ownerId">Whose session it is: another user's session of the same id is another session.</param>
    public Conversation GetOrCreate(string sessionId, string? ownerId = null)
    {
        var key = (ownerId, sessionId);
        var now = timeProvider.GetUtcNow();
        lock (_lock)
        {
            foreach (var (id, _) in _sessions.Where(entry => now - entry.Value.LastUsed > IdleTimeout && entry.Value.TurnLock.CurrentCount > 0).ToList())
            {
                _sessions.Remove(id);
            }

            if (!_sessions.TryGetValue(key, out var conversation))
            {
                if (_sessions.Count >= MaxSessions)
                {
                    _sessions.Remove(_sessions.MinBy(entry => entry.Value.LastUsed).Key);
                }

                _sessions[key] = conversation = new Conversation { SessionId = sessionId };
            }

            conversation.LastUsed = now;
            return conversation;
        }
    }
}
