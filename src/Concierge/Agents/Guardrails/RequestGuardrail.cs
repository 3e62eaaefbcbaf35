using Concierge.Contracts;
namespace Concierge.Agents.Guardrails;

/// <summary>Refuses what no language model should be shown.</summary>
internal sealed class RequestGuardrail : IInputGuardrail
{
    /// <inheritdoc/>
    public string Name => "request";

    /// <inheritdoc/>
    public ConciergeError? Check(string? text) => RequestGuardrails.Check(text);
}
