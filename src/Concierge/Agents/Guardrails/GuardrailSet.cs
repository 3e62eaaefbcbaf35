using Concierge.Contracts;
namespace Concierge.Agents.Guardrails;

/// <summary>The guardrails of an orchestrator, in order.</summary>
/// <param name="Input">Checked before the agents run; the first refusal decides.</param>
/// <param name="Output">Applied to the answer in order.</param>
internal sealed record GuardrailSet(IReadOnlyList<IInputGuardrail> Input, IReadOnlyList<IOutputGuardrail> Output)
{
    /// <summary>The standard guardrails.</summary>
    public static GuardrailSet Standard { get; } = new([new RequestGuardrail(), new SecretGuardrail(), new PhoneNumberGuardrail()], [new SecretGuardrail()]);

    /// <summary>Checks a request against all input guardrails.</summary>
    /// <returns>The first refusal; <see langword="null"/> when there is none.</returns>
    public ConciergeError? Check(string? text) => Input.Select(guardrail => guardrail.Check(text)).FirstOrDefault(refusal => refusal is not null);

    /// <summary>Applies all output guardrails to a text for the guest.</summary>
    public string Clean(string text) => Output.Aggregate(text, (cleaned, guardrail) => guardrail.Clean(cleaned));
}
