using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Concierge.Agents.Loop;

/// <summary>A hand-off to another agent.</summary>
/// <param name="Tool">The name of the tool that performs the hand-off.</param>
/// <param name="Description">When to hand off, for the language model.</param>
/// <param name="CreateTarget">Creates the agent that takes over.</param>
internal sealed record Handoff(string Tool, string Description, Func<Agent> CreateTarget)
{
    private static readonly JsonElement NoParameters = JsonElement.Parse("""{"type":"object","properties":{}}""");

    /// <summary>The tool's declaration for the language model.</summary>
    public AIFunctionDeclaration Declaration => AIFunctionFactory.CreateDeclaration(Tool, Description, NoParameters);
}
