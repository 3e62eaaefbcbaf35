using Concierge.Contracts;
namespace Concierge.Agents.Guardrails;

/// <summary>Refuses requests that a language model must not receive.</summary>
internal sealed class RequestGuardrail : IInputGuardrail
{
    /// <inheritdoc/>
    public string Name => "request";

    /// <inheritdoc/>
    public ConciergeError? Check(string? text) => RequestTextValidator.Validate(text);
}
