using Concierge.Contracts;

namespace Concierge.Calls.Limits;

/// <summary>How much of a limit is used, before a call that would use more of it.</summary>
/// <param name="Name">hour, day, restaurant, total or server.</param>
/// <param name="Used">How many calls count now.</param>
/// <param name="Max">How many may count.</param>
/// <param name="Refusal">The error that a call would get now; <see langword="null"/> if the limit allows it.</param>
internal sealed record LimitUsage(string Name, int Used, int Max, ConciergeError? Refusal = null)
{
    /// <summary>The calls of a user in the last hour.</summary>
    public const string Hour = "hour";

    /// <summary>The calls of a user in the last day.</summary>
    public const string Day = "day";

    /// <summary>The calls to the restaurant that are in progress.</summary>
    public const string Restaurant = "restaurant";

    /// <summary>The calls of all servers that are in progress.</summary>
    public const string Total = "total";

    /// <summary>The calls of this server that are in progress.</summary>
    public const string Server = "server";
}
