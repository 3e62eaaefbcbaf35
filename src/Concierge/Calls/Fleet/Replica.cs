namespace Concierge.Calls.Fleet;

/// <summary>A copy of a call that another server holds.</summary>
/// <param name="Snapshot">What that server told last.</param>
/// <param name="Received">When, as a timestamp of this server's clock.</param>
internal sealed record Replica(CallSnapshot Snapshot, long Received);
