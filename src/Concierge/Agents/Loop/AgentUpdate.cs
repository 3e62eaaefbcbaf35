namespace Concierge.Agents.Loop;

/// <summary>Progress of one request, in order. The last one is always an <see cref="AgentAnswer"/>.</summary>
public abstract record AgentUpdate;
