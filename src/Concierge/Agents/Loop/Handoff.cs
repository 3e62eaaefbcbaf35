using Microsoft.Extensions.AI;

namespace Concierge.Agents.Loop;

/// <summary>A hand-off to another agent.</summary>
/// <param name="Tool">The name of the tool that performs the hand-off.</param>
/// <param name="Description">When to hand off, for the language model.</param>
/// <param name="CreateTarget">Creates the agent that takes over.</param>
internal sealed record Handoff(string Tool, string Description, Func<Agent> CreateTarget)
{
    /// <summary>What the language model is told.</summary>
    public const string Result = "Handed over.";

    /// <summary>The tool. <see cref="AgentToolInvoker"/> performs the hand-off.</summary>
    public AIFunction Function => AIFunctionFactory.Create(() => Result, Tool, Description);
}
