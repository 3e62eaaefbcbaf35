using System.Diagnostics.CodeAnalysis;
using Concierge.Calls.Lifecycle;
using Concierge.Contracts;
using Microsoft.Extensions.Logging;

namespace Concierge.Calls.Fleet;

/// <summary>Tracks the calls that this server owns, and keeps replicas of the calls that its peers own. In memory only.</summary>
internal sealed partial class CallOwnershipRegistry(CallManager calls, TimeProvider timeProvider, ILogger<CallOwnershipRegistry> logger)
{
    private const int MaxReplicas = 10_000;

    // Twilio ends every call soon after its time limit. An older replica is useless.
    private static readonly TimeSpan ExpiryMargin = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, CallReplica> _replicas = new(StringComparer.Ordinal);

    /// <summary>The id of this server, new at each start.</summary>
    public string ServerId { get; } = CallIds.NewId();

    /// <summary>Whether this server owns the call, or owned it when it ended.</summary>
    public bool IsOwner(string callId) => calls.TryGetSession(callId, out _);

    /// <summary>Returns the replica of a call; <see langword="null"/> if none exists.</summary>
    public CallSnapshot? FindReplica(string callId)
    {
        lock (_lock)
        {
            return TryFind(callId, out var replica) ? replica.Snapshot : null;
        }
    }

    /// <summary>Creates a snapshot of a call that this server owns, for its peers.</summary>
    /// <returns><see langword="null"/> when this server does not own the call any more.</returns>
    public CallSnapshot? CreateSnapshot(Call call) =>
        calls.TryGetSession(call.Id, out var session) && ReferenceEquals(session.Call, call) ? session.CreateSnapshot(ServerId) : null;

    /// <summary>Stores the snapshot of a call that a peer owns. If this server wrongly considered itself the owner, it relinquishes the call.</summary>
    /// <returns>Whether the peer owns the call.</returns>
    /// <exception cref="ConciergeException">The maximum of replicas is reached (<c>limit.replicas</c>).</exception>
    public bool TryStoreReplica(CallSnapshot snapshot)
    {
        if (calls.TryGetSession(snapshot.Id, out var session))
        {
            if (!snapshot.Supersedes(session.Call.Epoch, ServerId))
            {
                return false;
            }

            Relinquish(session.Call);
        }

        lock (_lock)
        {
            if (TryFind(snapshot.Id, out var known)
                && known.Snapshot.Owner != snapshot.Owner
                && !snapshot.Supersedes(known.Snapshot.Generation, known.Snapshot.Owner))
            {
                return false;
            }

            if (known is null && _replicas.Count >= MaxReplicas)
            {
                RemoveStaleReplicas();
                if (_replicas.Count >= MaxReplicas)
                {
                    throw new ConciergeException(FailoverErrors.TooManyReplicas);
                }
            }

            _replicas[snapshot.Id] = new CallReplica(snapshot, timeProvider.GetTimestamp());
            return true;
        }
    }

    /// <summary>Removes the replica of a call that has ended at a peer.</summary>
    public void RemoveReplica(string callId, string owner)
    {
        lock (_lock)
        {
            if (_replicas.TryGetValue(callId, out var replica) && replica.Snapshot.Owner == owner)
            {
                _replicas.Remove(callId);
            }

            RemoveStaleReplicas();
        }
    }

    /// <summary>Relinquishes a call that a peer owns.</summary>
    public void Relinquish(Call call)
    {
        LogRelinquished(call.Id);
        calls.Relinquish(call);
    }

    /// <summary>Adopts a call whose owner has failed, if there is a replica.</summary>
    /// <returns>Whether this server owns the call now.</returns>
    public bool TryAdopt(string callId)
    {
        lock (_lock)
        {
            if (!TryFind(callId, out var replica))
            {
                return IsOwner(callId);
            }

            calls.Adopt(replica.Snapshot, timeProvider.GetElapsedTime(replica.Received));
            _replicas.Remove(callId);
            return true;
        }
    }

    private bool TryFind(string callId, [NotNullWhen(true)] out CallReplica? replica) =>
        _replicas.TryGetValue(callId, out replica) && !IsStale(replica);

    private bool IsStale(CallReplica replica) => timeProvider.GetElapsedTime(replica.Received) > replica.Snapshot.TimeLeft + ExpiryMargin;

    private void RemoveStaleReplicas()
    {
        foreach (var (id, replica) in _replicas)
        {
            if (IsStale(replica))
            {
                _replicas.Remove(id);
            }
        }
    }

    [LoggerMessage(2501, LogLevel.Warning, "Call {CallId}: relinquished to another server")]
    private partial void LogRelinquished(string callId);
}
