namespace Concierge.Contracts.Api;

/// <summary>A possible answer to a question of a plan.</summary>
/// <param name="Value">The value to send.</param>
/// <param name="Label">What the guest reads.</param>
public sealed record PlanOptionView(string Value, string Label);
