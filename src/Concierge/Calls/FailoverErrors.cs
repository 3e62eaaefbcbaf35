using Concierge.Contracts;
namespace Concierge.Calls;

/// <summary>The errors of failover and replication. docs/errors.md explains every code.</summary>
internal static class FailoverErrors
{
    public static ConciergeError CallAdopted { get; } = new("call.taken_up", "The server of the call failed, and another server has adopted the call.");

    public static ConciergeError CallRelinquished { get; } = new(
        "call.taken_over",
        "Another server owns this call now.",
        "Send the request again: the other server answers it.");

    public static ConciergeError OwnerFailed { get; } = new(
        "call.unattended",
        "The server of this call failed, and no other server has adopted the call yet.",
        "Try again in a few seconds, or hang up.");

    public static ConciergeError InvalidSnapshot { get; } = new(
        "request.snapshot",
        "The body is not a valid call snapshot.",
        "Run the same version with the same settings on all servers.");

    public static ConciergeError TooManyReplicas { get; } = new(
        "limit.replicas",
        "This server already keeps the maximum number of replicas of its peers' calls.",
        "Wait until calls end, or run more servers.");
}
