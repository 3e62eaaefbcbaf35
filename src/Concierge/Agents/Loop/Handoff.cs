using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Concierge.Agents.Loop;

/// <summary>Hands a conversation over to another agent.</summary>
/// <param name="Tool">The tool by which a language model does it.</param>
/// <param name="Description">When to do it, for the language model.</param>
/// <param name="Target">The agent that takes over.</param>
internal sealed record Handoff(string Tool, string Description, Func<Agent> Target)
{
    private static readonly JsonElement NoParameters = JsonElement.Parse("""{"type":"object","properties":{}}""");

    /// <summary>The tool as it is offered.</summary>
    public AIFunctionDeclaration Declaration => AIFunctionFactory.CreateDeclaration(Tool, Description, NoParameters);
}
