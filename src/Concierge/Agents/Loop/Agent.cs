using Microsoft.Extensions.AI;

namespace Concierge.Agents.Loop;

/// <summary>One agent: its instructions, its tools, and the agents it may hand over to.</summary>
internal sealed record Agent(string Name, string Instructions, IReadOnlyList<AIFunction> Tools)
{
    /// <summary>Whom it may hand over to.</summary>
    public IReadOnlyList<Handoff> Handoffs { get; init; } = [];

    /// <summary>Whether it answers by a tool alone, never in words.</summary>
    public bool MustCallTool { get; init; }

    /// <summary>What its language model is offered.</summary>
    public ChatOptions Options() => new()
    {
        Tools = [.. Tools, .. Handoffs.Select(handoff => handoff.Declaration)],
        ToolMode = MustCallTool ? ChatToolMode.RequireAny : null,
    };
}
