using System.Collections.Concurrent;
using Concierge.Cluster.Grains;

namespace Concierge.Cluster.Ownership;

/// <summary>The copies of other servers' calls, in memory only. They are not in a grain, which may be deactivated.</summary>
internal sealed class CallCopyStore(TimeProvider timeProvider)
{
    // No call lives longer. The owner may have ended without a word.
    private static readonly TimeSpan MaxAge = TimeSpan.FromHours(2);

    private readonly ConcurrentDictionary<string, CallCopy> _copies = new(StringComparer.Ordinal);

    /// <summary>Keeps a copy, unless a later one of the same call has arrived.</summary>
    public void Keep(CopyOfCall copy)
    {
        var received = new CallCopy(copy, timeProvider.GetTimestamp());
        _copies.AddOrUpdate(copy.CallId, received, (_, known) => IsLater(copy, known.Copy) ? received : known);
    }

    /// <summary>Finds the copy of a call.</summary>
    public CallCopy? Find(string callId) => _copies.GetValueOrDefault(callId);

    /// <summary>Removes the copy of a call, unless it is one of a later generation.</summary>
    public void Remove(string callId, int generation)
    {
        if (_copies.TryGetValue(callId, out var known) && known.Copy.Generation <= generation)
        {
            _copies.TryRemove(KeyValuePair.Create(callId, known));
        }
    }

    /// <summary>Returns the copies whose owner is dead, and forgets those that are too old.</summary>
    /// <param name="isDead">Whether a silo has been declared dead.</param>
    public IReadOnlyList<CallCopy> FindOrphans(Func<SiloAddress, bool> isDead)
    {
        List<CallCopy> orphans = [];
        foreach (var (callId, copy) in _copies)
        {
            if (timeProvider.GetElapsedTime(copy.ReceivedAt) > MaxAge)
            {
                Remove(callId, copy.Copy.Generation);
            }
            else if (isDead(copy.Copy.Owner))
            {
                orphans.Add(copy);
            }
        }

        return orphans;
    }

    private static bool IsLater(CopyOfCall copy, CopyOfCall known) =>
        copy.Generation > known.Generation || (copy.Generation == known.Generation && copy.Sequence >= known.Sequence);
}
