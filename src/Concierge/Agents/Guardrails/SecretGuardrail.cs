using Concierge.Contracts;
using Concierge.Privacy;
namespace Concierge.Agents.Guardrails;

/// <summary>Refuses requests that contain a key, a card number or a social security number, and removes them from answers.</summary>
internal sealed class SecretGuardrail : IInputGuardrail, IOutputGuardrail
{
    /// <inheritdoc/>
    public string Name => "secrets";

    /// <inheritdoc/>
    public ConciergeError? Check(string? text) => SecretDetector.Check(text);

    /// <inheritdoc/>
    public string Clean(string text) => SecretDetector.Redact(text);
}
