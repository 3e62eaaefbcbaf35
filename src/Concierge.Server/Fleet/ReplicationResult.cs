namespace Concierge.Server.Fleet;

/// <summary>The result of sending a snapshot to a peer.</summary>
internal enum ReplicationResult
{
    /// <summary>The peer stored the snapshot.</summary>
    Stored,

    /// <summary>Another server owns the call.</summary>
    Superseded,

    /// <summary>The peer is unreachable, was unreachable within the back-off, or refused the snapshot.</summary>
    Failed,
}
