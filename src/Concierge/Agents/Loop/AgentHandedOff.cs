namespace Concierge.Agents.Loop;

/// <summary>The conversation was handed off to another agent.</summary>
/// <param name="Agent">Its name.</param>
public sealed record AgentHandedOff(string Agent) : AgentUpdate;
