using Concierge.Contracts;
using Concierge.Privacy;
namespace Concierge.Agents.Guardrails;

/// <summary>Lets no key, card or social-security number in, where it would be shown to a language model and told to a restaurant, nor out.</summary>
internal sealed class SecretGuardrail : IInputGuardrail, IOutputGuardrail
{
    /// <inheritdoc/>
    public string Name => "secrets";

    /// <inheritdoc/>
    public ConciergeError? Check(string? text) => Secrets.Check(text);

    /// <inheritdoc/>
    public string Clean(string text) => Secrets.Redact(text);
}
