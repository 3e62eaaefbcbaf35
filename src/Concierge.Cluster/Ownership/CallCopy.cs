using Concierge.Cluster.Grains;

namespace Concierge.Cluster.Ownership;

/// <summary>A copy of another server's call.</summary>
/// <param name="Copy">What the owner sent.</param>
/// <param name="ReceivedAt">When it was received, as a timestamp of this server's <see cref="TimeProvider"/>.</param>
internal sealed record CallCopy(CopyOfCall Copy, long ReceivedAt);
