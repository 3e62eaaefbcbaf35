using Microsoft.Extensions.AI;

namespace Concierge.Agents.Loop;

/// <summary>An agent: its instructions, its tools and the agents it can hand off to.</summary>
internal sealed record Agent(string Name, string Instructions, IReadOnlyList<AIFunction> Tools)
{
    /// <summary>The agents it can hand off to.</summary>
    public IReadOnlyList<Handoff> Handoffs { get; init; } = [];

    /// <summary>Whether it must call a tool and never answers in words.</summary>
    public bool MustCallTool { get; init; }

    /// <summary>Creates the options for its language model: tools, hand-offs and tool mode.</summary>
    public ChatOptions CreateChatOptions() => new()
    {
        Tools = [.. Tools, .. Handoffs.Select(handoff => handoff.Function)],
        ToolMode = MustCallTool ? ChatToolMode.RequireAny : null,
    };
}
