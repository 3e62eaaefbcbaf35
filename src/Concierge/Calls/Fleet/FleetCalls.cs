using System.Diagnostics.CodeAnalysis;
using Concierge.Calls.Lifecycle;
using Concierge.Contracts;
using Microsoft.Extensions.Logging;

namespace Concierge.Calls.Fleet;

/// <summary>Which of a fleet's calls this server holds, and copies of those that others hold. In memory only.</summary>
internal sealed partial class FleetCalls(CallManager calls, TimeProvider time, ILogger<FleetCalls> logger)
{
    private const int MostReplicas = 10_000;

    // Twilio ends every call soon after its time limit: a copy that is older serves nobody.
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Replica> _replicas = new(StringComparer.Ordinal);

    /// <summary>This server, until it stops.</summary>
    public string Self { get; } = CallIds.New();

    /// <summary>Whether this server holds the call, or held it to its end.</summary>
    public bool Holds(string callId) => calls.TryGetSession(callId, out _);

    /// <summary>The copy of a call that is kept; <see langword="null"/> when there is none.</summary>
    public CallSnapshot? Replica(string callId)
    {
        lock (_gate)
        {
            return TryFind(callId, out var replica) ? replica.Snapshot : null;
        }
    }

    /// <summary>What a peer is told of a call that this server holds.</summary>
    /// <returns><see langword="null"/> when it does not hold it any more.</returns>
    public CallSnapshot? Snapshot(Call call) => calls.TryGetSession(call.Id, out var session) && ReferenceEquals(session.Call, call) ? session.Snapshot(Self) : null;

    /// <summary>A peer tells of a call that it holds. If this server thought the call its own and was wrong, it lets go.</summary>
    /// <returns>Whether the peer is right.</returns>
    /// <exception cref="ConciergeException">Too many calls are kept (<c>limit.replicas</c>).</exception>
    public bool Keep(CallSnapshot snapshot)
    {
        if (calls.TryGetSession(snapshot.Id, out var session))
        {
            if (!snapshot.Supersedes(session.Call.Generation, Self))
            {
                return false;
            }

            LetGo(session.Call);
        }

        lock (_gate)
        {
            if (TryFind(snapshot.Id, out var known) && known.Snapshot.Owner != snapshot.Owner && !snapshot.Supersedes(known.Snapshot.Generation, known.Snapshot.Owner))
            {
                return false;
            }

            if (known is null && _replicas.Count >= MostReplicas)
            {
                Sweep();
                if (_replicas.Count >= MostReplicas)
                {
                    throw new ConciergeException(FleetErrors.TooManyReplicas);
                }
            }

            _replicas[snapshot.Id] = new Replica(snapshot, time.GetTimestamp());
            return true;
        }
    }

    /// <summary>A peer says that a call it held has ended.</summary>
    public void Forget(string callId, string owner)
    {
        lock (_gate)
        {
            if (_replicas.TryGetValue(callId, out var replica) && replica.Snapshot.Owner == owner)
            {
                _replicas.Remove(callId);
            }

            Sweep();
        }
    }

    /// <summary>A peer says that it holds the call, and that this server was mistaken.</summary>
    public void LetGo(Call call)
    {
        LogTakenOver(call.Id);
        calls.LetGo(call);
    }

    /// <summary>Takes a call up whose owner is gone, if a copy of it is kept.</summary>
    /// <returns>Whether this server holds the call now.</returns>
    public bool TryTakeUp(string callId)
    {
        lock (_gate)
        {
            if (!TryFind(callId, out var replica))
            {
                return Holds(callId);
            }

            calls.TakeUp(replica.Snapshot, time.GetElapsedTime(replica.Received));
            _replicas.Remove(callId);
            return true;
        }
    }

    private bool TryFind(string callId, [NotNullWhen(true)] out Replica? replica) =>
        _replicas.TryGetValue(callId, out replica) && !IsStale(replica);

    private bool IsStale(Replica replica) => time.GetElapsedTime(replica.Received) > replica.Snapshot.TimeLeft + Margin;

    private void Sweep()
    {
        foreach (var (id, replica) in _replicas)
        {
            if (IsStale(replica))
            {
                _replicas.Remove(id);
            }
        }
    }

    [LoggerMessage(2501, LogLevel.Warning, "Call {CallId}: another server has taken it over")]
    private partial void LogTakenOver(string callId);
}
