using Concierge.Contracts;
namespace Concierge.Calls;

/// <summary>The errors of calls that move between servers. docs/errors.md explains every code.</summary>
internal static class FailoverErrors
{
    public static ConciergeError CallAdopted { get; } = new("call.taken_up", "The server of the call failed, and another server has adopted the call.");

    public static ConciergeError CallRelinquished { get; } = new(
        "call.taken_over",
        "Another server owns this call now, and continues it.",
        "GET /calls/{id}/events at any server follows it; do not place it again.");

    public static ConciergeError OwnerFailed { get; } = new(
        "call.unattended",
        "The server of this call failed, and no other server has adopted the call yet.",
        "Try again in a few seconds.");

    public static ConciergeError InvalidSnapshot { get; } = new(
        "call.copy_unreadable",
        "The copy of this call cannot be read.",
        "Run releases of the program on the servers that follow each other.");
}
