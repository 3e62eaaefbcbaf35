using Microsoft.Extensions.AI;

namespace Concierge.Agents;

/// <summary>One agent: its instructions, its tools, and the agents it may hand over to.</summary>
internal sealed record Agent(string Name, string Instructions, IReadOnlyList<AIFunction> Tools)
{
    /// <summary>Whom it may hand over to, by the name of the tool that does it.</summary>
    public IReadOnlyDictionary<string, Agent> Handoffs { get; init; } = new Dictionary<string, Agent>();
}
