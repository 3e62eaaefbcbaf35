namespace Concierge.Contracts.Api;

/// <summary>A state that a call entered.</summary>
/// <param name="AtSeconds">Seconds since the call's creation.</param>
/// <param name="Status">pending, in_progress, completed, error.</param>
public sealed record CallStateView(double AtSeconds, CallStatus Status);
