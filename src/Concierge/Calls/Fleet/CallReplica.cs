namespace Concierge.Calls.Fleet;

/// <summary>The replica of a call that another server owns.</summary>
/// <param name="Snapshot">The last snapshot that the owner sent.</param>
/// <param name="Received">When it was received, as a timestamp of this server's <see cref="TimeProvider"/>.</param>
internal sealed record CallReplica(CallSnapshot Snapshot, long Received);
