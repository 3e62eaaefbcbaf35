namespace Concierge.Agents.Loop;

/// <summary>The carrier has accepted the call; the call's own events follow under its ID.</summary>
/// <param name="CallId">The call's ID.</param>
public sealed record CallStarted(string CallId) : AgentUpdate;
