using Concierge.Contracts;
namespace Concierge.Calls;

/// <summary>What is told of a call that goes from one server to another. Every code is explained in docs/errors.md.</summary>
internal static class FleetErrors
{
    public static ConciergeError TakenUp { get; } = new("call.taken_up", "The server that held the call is gone, and another has taken the call up.");

    public static ConciergeError TakenOver { get; } = new("call.taken_over", "Another server holds this call now.", "Ask for the call again: the answer comes from there.");

    public static ConciergeError Unattended { get; } = new(
        "call.unattended",
        "The server that held this call is gone, and no other has taken the call up yet.",
        "Ask again in a few seconds, or hang up.");

    public static ConciergeError BadSnapshot { get; } = new(
        "request.snapshot",
        "This is no snapshot of a call.",
        "All servers of a fleet run the same version with the same settings.");

    public static ConciergeError TooManyReplicas { get; } = new("limit.replicas", "This server keeps as many calls of its peers as it can.", "Let the calls end, or run more servers.");
}
