namespace Concierge.Contracts.Api;

/// <summary>A limit that a call counts for.</summary>
/// <param name="Name">hour and day (calls of this user), restaurant (calls to it in progress), server (calls of this server in progress).</param>
/// <param name="Used">How many calls count now.</param>
/// <param name="Max">How many may count.</param>
public sealed record PlanLimitView(string Name, int Used, int Max);
