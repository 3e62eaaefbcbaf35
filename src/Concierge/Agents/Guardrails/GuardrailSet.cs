using Concierge.Contracts;
namespace Concierge.Agents.Guardrails;

/// <summary>The rules for one orchestrator, in the order they are checked.</summary>
/// <param name="Input">Checked before the agents; the first refusal decides.</param>
/// <param name="Output">Applied to the answer one after another.</param>
internal sealed record GuardrailSet(IReadOnlyList<IInputGuardrail> Input, IReadOnlyList<IOutputGuardrail> Output)
{
    /// <summary>The rules that always hold.</summary>
    public static GuardrailSet Standard { get; } = new([new RequestGuardrail(), new SecretGuardrail(), new NumberGuardrail()], [new SecretGuardrail()]);

    /// <summary>Checks a request.</summary>
    /// <returns>The first refusal; <see langword="null"/> when there is none.</returns>
    public ConciergeError? Check(string? text) => Input.Select(guardrail => guardrail.Check(text)).FirstOrDefault(refusal => refusal is not null);

    /// <summary>Cleans what a person is about to be told.</summary>
    public string Clean(string text) => Output.Aggregate(text, (cleaned, guardrail) => guardrail.Clean(cleaned));
}
